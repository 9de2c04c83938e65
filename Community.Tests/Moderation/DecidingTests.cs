using Community.Funnel;
using Community.Ideas;
using Community.Members;
using Community.Notifications;
using Community.Threads;
using Microsoft.EntityFrameworkCore;

namespace Community.Moderation;

public sealed class DecidingTests : IAsyncLifetime
{
    private const string Words = "Forty characters are soon written when one has something to say.";

    private Portal portal = null!;
    private Idea idea = null!;

    public async ValueTask InitializeAsync()
    {
        portal = await Portal.WithCastAsync();
        idea = await portal.NewIdeaAsync(portal.Omid);
        await portal.Look(db => db.Ideas.Where(row => row.Id == idea.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.GroupId, portal.Club.Id)));
    }

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task A_group_is_tended_by_its_own_people_and_the_team_and_nobody_decides_on_their_own_words()
    {
        var omids = await PostAsync(portal.Omid);
        var karims = await PostAsync(portal.Karim);
        foreach (var (member, post, refusal) in new[]
        {
            (portal.Marie, omids, Refusal.NotFound), (portal.Omid, omids, Refusal.NotFound), (portal.Priya, omids, Refusal.NotFound),
            (portal.Aylin, omids, ModerationRefusals.OnlyTenders), (portal.Karim, karims, ModerationRefusals.NotOnOwnWords),
            (portal.Lena, karims, null), (portal.Karim, omids, null), (portal.Line, omids, null), (portal.Admin, omids, null),
        })
        {
            var report = await ReportAsync(SubjectKind.Post, post);
            Assert.Equal(refusal, (await DecideAsync(member, report, DecisionKind.Warn)).Refusal);
        }

        Assert.Equal(Refusal.SignInFirst, (await portal.Do((DecideReport decide) => decide.By(null, 1, DecisionKind.Keep, "Fine."))).Refusal);
    }

    [Fact]
    public async Task A_hidden_post_leaves_the_count_keeps_its_place_and_comes_back()
    {
        var post = await PostAsync(portal.Marie);
        var report = await ReportAsync(SubjectKind.Post, post);
        var before = await ThreadAsync();

        Assert.Equal(ModerationRefusals.ReasonLength, (await DecideAsync(portal.Karim, report, DecisionKind.Hide, "no")).Refusal);
        Assert.Equal(ModerationRefusals.NotHidden, (await DecideAsync(portal.Karim, report, DecisionKind.Restore)).Refusal);
        Assert.True((await DecideAsync(portal.Karim, report, DecisionKind.Hide)).Succeeded);
        var hidden = await ThreadAsync();
        Assert.Equal((before.PostCount - 1, before.LastChange + 1, before.LastSeq), (hidden.PostCount, hidden.LastChange, hidden.LastSeq));
        Assert.Equal(ModerationRefusals.AlreadyHidden, (await DecideAsync(portal.Line, report, DecisionKind.Hide)).Refusal);
        Assert.Equal(ModerationRefusals.AlreadyDecided, (await DecideAsync(portal.Line, report, DecisionKind.Keep)).Refusal);
        Assert.True((await DecideAsync(portal.Lena, report, DecisionKind.Restore)).Succeeded);
        Assert.Equal(before.PostCount, (await ThreadAsync()).PostCount);

        var log = await portal.Look(db => db.AuditLog.OrderBy(entry => entry.Id).Select(entry => new { entry.ActorId, entry.Act, entry.Subject, entry.SubjectId }).ToListAsync());
        Assert.Equal([(portal.Karim.Id, "Moderation.Hide"), (portal.Lena.Id, "Moderation.Restore")], log.Select(entry => (entry.ActorId, entry.Act)));
        Assert.All(log, entry => Assert.Equal(("Post", post), (entry.Subject, entry.SubjectId)));
    }

    [Fact]
    public async Task One_decision_answers_all_open_reports_of_the_thing_and_of_nothing_else()
    {
        var (post, other) = (await PostAsync(portal.Marie), await PostAsync(portal.Marie));
        var first = await ReportAsync(SubjectKind.Post, post);
        await portal.Do((ReportContent report) => report.By(portal.Aylin, SubjectKind.Post, post, ReportGround.Unkind, "Not nice."));
        var beside = await ReportAsync(SubjectKind.Post, other);

        var decided = await DecideAsync(portal.Karim, first, DecisionKind.Keep);

        Assert.Equal(2, await portal.Look(db => db.Reports.CountAsync(report => report.DecisionId == decided.Value.DecisionId)));
        Assert.True(await portal.Look(db => db.Reports.AnyAsync(report => report.Id == beside && report.DecisionId == null)));
    }

    [Fact]
    public async Task Two_who_hide_at_once_make_one_decision()
    {
        var report = await ReportAsync(SubjectKind.Idea, idea.Id);

        var both = await Task.WhenAll(Task.Run(() => DecideAsync(portal.Karim, report, DecisionKind.Hide)), Task.Run(() => DecideAsync(portal.Line, report, DecisionKind.Hide)));

        Assert.Single(both, one => one.Succeeded);
        Assert.Single(both, one => one.Refusal == ModerationRefusals.AlreadyHidden);
        Assert.Equal(1, await portal.Look(db => db.Decisions.CountAsync()));
    }

    [Fact]
    public async Task An_answer_of_the_product_team_is_for_the_community_team_to_judge()
    {
        await portal.Do((ForwardIdea forward) => forward.By(portal.Karim, idea.Id, portal.Club.Slug, Words));
        await portal.Do((MoveIdea move) => move.By(portal.Priya, idea.Id, new Verdict(IdeaStage.NotNow, Words)));
        var answer = await portal.Look(db => db.Posts.Where(post => post.Kind == PostKind.Answer).Select(post => post.Id).SingleAsync());
        var report = await ReportAsync(SubjectKind.Post, answer);

        Assert.Equal(ModerationRefusals.AnswersAreForTheTeam, (await DecideAsync(portal.Karim, report, DecisionKind.Hide)).Refusal);
        Assert.True((await DecideAsync(portal.Line, report, DecisionKind.Hide)).Succeeded);
    }

    [Fact]
    public async Task Reporting_needs_a_ground_something_to_report_and_an_account_unless_it_is_illegal()
    {
        Assert.Equal(ModerationRefusals.GroundMissing, (await TryAsync(portal.Marie, idea.Id, null)).Refusal);
        Assert.Equal(ModerationRefusals.OnlyIllegalWithoutAccount, (await TryAsync(null, idea.Id, ReportGround.Spam)).Refusal);
        Assert.Equal(ModerationRefusals.OwnWords, (await TryAsync(portal.Omid, idea.Id, ReportGround.Spam)).Refusal);
        Assert.Equal(Refusal.NotFound, (await TryAsync(portal.Marie, 999, ReportGround.Spam)).Refusal);
        Assert.Equal(ModerationRefusals.NoteLength, (await TryAsync(portal.Marie, idea.Id, ReportGround.Spam, new string('a', 1_001))).Refusal);
        Assert.True((await TryAsync(null, idea.Id, ReportGround.Illegal)).Succeeded);

        var presses = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => TryAsync(portal.Marie, idea.Id, ReportGround.Spam))));
        Assert.Single(presses.Select(press => press.Value.Receipt).Distinct());
        Assert.Equal(1, await portal.Look(db => db.Reports.CountAsync(report => report.ReporterId == portal.Marie.Id)));
    }

    private Task<Outcome<Receipted>> TryAsync(Member? member, long ideaId, ReportGround? ground, string note = "") =>
        portal.Do((ReportContent report) => report.By(member, SubjectKind.Idea, ideaId, ground, note));

    private async Task<long> PostAsync(Member member)
    {
        var placed = await portal.Do((PlacePost place) => place.By(member, idea.ThreadId, "Ten kilos of mixed parts, cheap, write to me."));
        return await portal.Look(db => db.Posts.Where(post => post.ThreadId == idea.ThreadId && post.Seq == placed.Value.Seq).Select(post => post.Id).SingleAsync());
    }

    private async Task<long> ReportAsync(SubjectKind subject, long subjectId)
    {
        var receipt = (await portal.Do((ReportContent report) => report.By(portal.Tomas, subject, subjectId, ReportGround.Spam, ""))).Value.Receipt;
        return await portal.Look(db => db.Reports.Where(report => report.Receipt == receipt).Select(report => report.Id).SingleAsync());
    }

    private Task<Outcome<Decided>> DecideAsync(Member member, long report, DecisionKind kind, string reason = "It sells parts under an idea.") =>
        portal.Do((DecideReport decide) => decide.By(member, report, kind, reason));

    private Task<Threads.Thread> ThreadAsync() => portal.Look(db => db.Threads.AsNoTracking().SingleAsync(thread => thread.Id == idea.ThreadId));
}
