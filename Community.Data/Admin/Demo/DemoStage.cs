using System.Globalization;
using Community.Builds;
using Community.Events;
using Community.Funnel;
using Community.Groups;
using Community.Ideas;
using Community.Members;
using Community.Moderation;
using Community.Notifications;
using Community.Pictures;
using Community.Threads;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Admin;

/// <summary>Where the demo is played: every act runs the use case a person would run, at the hour in which it happened.</summary>
internal sealed class DemoStage(IServiceProvider services, DemoPhotos photos, SeedingClock clock, DateTime now)
{
    private readonly Dictionary<string, Member> members = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (long Id, long ThreadId)> ideas = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (long Id, long ThreadId)> builds = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Idea, int N), long> seqs = [];

    public async Task LearnMembersAsync(CancellationToken stop)
    {
        await using var scope = services.CreateAsyncScope();
        foreach (var member in await scope.ServiceProvider.GetRequiredService<CommunityDb>().Members.AsNoTracking().Where(row => row.Kind == MemberKind.Person).ToListAsync(stop))
            members[member.Handle] = member;
    }

    public async Task PlayAsync(DemoAct act, CancellationToken stop)
    {
        clock.MoveTo(now.AddMinutes(-act.MinutesAgo));
        await act.Play(this);
        if (!act.IsHeard) return;
        var runner = services.GetRequiredService<FollowUpRunner>();
        while (await runner.RunDueAsync(stop) > 0)
        {
            // What followed has been done; something may follow that.
        }
    }

    public async Task DraftAsync(DemoIdea idea)
    {
        var draft = new IdeaDraft(idea.Title, idea.Today, idea.Better, idea.Line, idea.Group ?? "", idea.Language, idea.Tags, Pictures: await PicturesAsync(DemoShots.NameOf(idea), idea.Author, idea.Pictures));
        var saved = await Do((SaveDraft save) => save.By(members[idea.Author], null, draft));
        await using var scope = services.CreateAsyncScope();
        ideas[idea.Key] = (saved.IdeaId, await scope.ServiceProvider.GetRequiredService<CommunityDb>().Ideas.Where(row => row.Id == saved.IdeaId).Select(row => row.ThreadId).FirstAsync());
    }

    /// <summary>The member shows themselves from now on.</summary>
    public async Task PortrayAsync(DemoMember row)
    {
        if (await photos.OfAsync(DemoShots.NameOf(row)) is not { Succeeded: true, Value: [var taken] }) return;
        var member = members[row.Handle];
        var kept = await Do((KeepPicture use) => use.By(member, null, taken.Key, taken.Made));
        await Do((EditProfile use) => use.By(member, new ProfileDraft(member.Name, member.Handle, member.About, member.Country, member.Languages, member.TimeZone, member.Culture, [new ChosenPicture(kept.Id)])));
    }

    public Task PublishAsync(DemoIdea idea) => Do((PublishIdea publish) => publish.By(members[idea.Author], ideas[idea.Key].Id));

    public Task VoteAsync(DemoIdea idea, string voter) => Do((VoteForIdea vote) => vote.By(members[voter], ideas[idea.Key].Id));

    public async Task EditAsync(DemoIdea idea, DemoEdit edit)
    {
        await using var scope = services.CreateAsyncScope();
        var id = ideas[idea.Key].Id;
        var row = await scope.ServiceProvider.GetRequiredService<CommunityDb>().Ideas.AsNoTracking().FirstAsync(one => one.Id == id);
        var (today, better) = Concept.Split(row.Concept);
        var draft = new IdeaDraft(row.Title, edit.Today ?? today, edit.Better ?? better, Tags: idea.Tags);
        await Do((EditIdea use) => use.By(members[edit.By], id, draft, row.ConceptVersion));
    }

    public Task MoveAsync(DemoIdea idea, DemoMove move) => move.To switch
    {
        IdeaStage.Forwarded => Do((ForwardIdea use) => use.By(members[move.By], ideas[idea.Key].Id, move.Group!, move.Statement!)),
        IdeaStage.Withdrawn => Do((WithdrawIdea use) => use.By(members[move.By], ideas[idea.Key].Id)),
        _ => Do((MoveIdea use) => use.By(members[move.By], ideas[idea.Key].Id, new Verdict(move.To, move.Answer ?? "", move.Credits, move.InPipelineBefore))),
    };

    public Task SecondAsync(DemoIdea idea, DemoSeconding second) => Do((ForwardIdea use) => use.By(members[second.By], ideas[idea.Key].Id, second.Group, second.Statement));

    public async Task PostAsync(DemoIdea idea, DemoPost post)
    {
        long? replyTo = post.ReplyTo is { } n ? seqs[(idea.Key, n)] : null;
        var pictures = await PicturesAsync(DemoShots.NameOf(idea, post), post.By, post.Pictures);
        seqs[(idea.Key, post.N)] = (await Do((PlacePost use) => use.By(members[post.By], ideas[idea.Key].ThreadId, post.Text, replyTo, pictures))).Seq;
    }

    public async Task ReactAsync(DemoIdea idea, DemoPost post)
    {
        var (thread, seq) = (ideas[idea.Key].ThreadId, Seq(idea, post));
        var here = members.Values.Where(member => member.Handle != post.By && member.JoinedAt < now.AddMinutes(-post.MinutesAgo)).OrderBy(member => member.Id).ToList();
        foreach (var (name, count) in post.Reactions!)
        {
            // Who thanks with which sign changes from post to post, and nobody twice with the same.
            var thanking = Enumerable.Range(0, Math.Min(count, here.Count)).Select(step => here[(int)((((thread * 31) + seq) * 37 % here.Count) + (step * 11) + (int)name) % here.Count]).Distinct();
            foreach (var member in thanking) await Do((ReactToPost use) => use.By(member, thread, seq, name.ToString()));
        }
    }

    public Task EditPostAsync(DemoIdea idea, DemoPost post, DemoPostEdit edit) => Do((EditPost use) => use.By(members[post.By], ideas[idea.Key].ThreadId, Seq(idea, post), edit.Text));

    public Task RemovePostAsync(DemoIdea idea, DemoPost post) => Do((RemovePost use) => use.By(members[post.By], ideas[idea.Key].ThreadId, Seq(idea, post)));

    /// <summary>All of it at one moment: the draft, its pictures, and that it is shown.</summary>
    public async Task ShowAsync(DemoBuild build)
    {
        // A machine without libvips has a demo without builds.
        if ((await photos.OfAsync(DemoShots.NameOf(build))) is not { Succeeded: true, Value: var taken }) return;
        var (author, parts) = (members[build.Author], DemoShots.ModelOf(build.Model).Count);
        var idea = build.Idea is { } key ? ideas[key].Id.ToString(CultureInfo.InvariantCulture) : "";
        var draft = new BuildDraft(build.Title, build.Story, build.Credits ?? "", build.Theme, build.Scale, build.Licence, parts, build.Group ?? "", idea, build.Language, build.Tags);
        var saved = await Do((SaveBuildDraft use) => use.By(author, null, draft));
        for (var at = 0; at < taken.Count; at++)
        {
            var kept = await Do((KeepPicture use) => use.By(author, saved.BuildId, taken[at].Key, taken[at].Made));
            await Do((DescribePicture use) => use.By(author, saved.BuildId, kept.Id, build.Pictures[at].Alt));
        }

        await Do((PublishBuild use) => use.By(author, saved.BuildId));
        await using var scope = services.CreateAsyncScope();
        builds[build.Key] = (saved.BuildId, await scope.ServiceProvider.GetRequiredService<CommunityDb>().Builds.Where(row => row.Id == saved.BuildId).Select(row => row.ThreadId).FirstAsync());
    }

    public Task LikeAsync(DemoBuild build, string who) => builds.TryGetValue(build.Key, out var shown) ? Do((LikeBuild use) => use.By(members[who], shown.Id)) : Task.CompletedTask;

    public async Task TalkAsync(DemoBuild build, DemoTalk said)
    {
        if (!builds.TryGetValue(build.Key, out var shown)) return;
        var pictures = await PicturesAsync(DemoShots.NameOf(build, said), said.By, said.Pictures);
        await Do((PlacePost use) => use.By(members[said.By], shown.ThreadId, said.Text, pictures: pictures));
    }

    public Task FeatureAsync(DemoFeature feature, FeatureWeek week) =>
        builds.TryGetValue(feature.Build, out var shown) ? Do((FeatureBuild use) => use.By(members[feature.By], shown.Id, week)) : Task.CompletedTask;

    public Task AskToJoinAsync(DemoJoin join) => Do((JoinGroup use) => use.By(members[join.By], join.Group, join.Note));

    public async Task ReportAsync(DemoReport report)
    {
        var (id, thread) = ideas[report.Idea];
        var subject = report.Post is null ? (SubjectKind.Idea, id) : (SubjectKind.Post, await PostIdAsync(thread, seqs[(report.Idea, report.Post.Value)]));
        await Do((ReportContent use) => use.By(members[report.By], subject.Item1, subject.Item2, GroundOf(report), report.Note));
    }

    /// <summary>None where this machine lacks what makes them.</summary>
    private async Task<List<ChosenPicture>> PicturesAsync(string name, string by, List<DemoPicture>? pictures)
    {
        var chosen = new List<ChosenPicture>();
        if (await photos.OfAsync(name) is not { Succeeded: true, Value: var taken }) return chosen;
        foreach (var (photo, picture) in taken.Zip(pictures ?? []))
            chosen.Add(new ChosenPicture((await Do((KeepPicture use) => use.By(members[by], null, photo.Key, photo.Made))).Id, picture.Alt));
        return chosen;
    }

    private long Seq(DemoIdea idea, DemoPost post) => seqs[(idea.Key, post.N)];

    private async Task<TValue> Do<TUseCase, TValue>(Func<TUseCase, Task<Outcome<TValue>>> act) where TUseCase : notnull
    {
        await using var scope = services.CreateAsyncScope();
        return (await act(scope.ServiceProvider.GetRequiredService<TUseCase>())).Value;
    }

    private async Task<long> PostIdAsync(long threadId, long seq)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<CommunityDb>().Posts.Where(row => row.ThreadId == threadId && row.Seq == seq).Select(row => row.Id).FirstAsync();
    }

    private static ReportGround GroundOf(DemoReport report) => report.Ground switch
    {
        "Spam or selling" => ReportGround.Spam,
        "Unkind" => ReportGround.Unkind,
        "Off the subject" => ReportGround.OffSubject,
        _ => ReportGround.Other,
    };
}
