using Community.Events;
using Community.Funnel;
using Community.Groups;
using Community.Ideas;
using Community.Members;
using Community.Moderation;
using Community.Threads;
using Microsoft.EntityFrameworkCore;

namespace Community.Notifications;

public sealed class TellingTests : IAsyncLifetime
{
    private const string Words = "Forty characters are soon written when one has something to say.";

    private Portal portal = null!;

    public async ValueTask InitializeAsync() => portal = await Portal.WithCastAsync();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task Everybody_around_an_idea_hears_each_step_once_and_by_its_most_particular_name()
    {
        var idea = await portal.NewIdeaAsync(portal.Omid);
        await portal.Look(db => db.Ideas.Where(row => row.Id == idea.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.GroupId, portal.Club.Id)));
        await portal.Do((VoteForIdea vote) => vote.By(portal.Marie, idea.Id));
        await Quiet();

        var first = await portal.Do((PlacePost place) => place.By(portal.Marie, idea.ThreadId, "Could the rim be higher?"));
        await Heard((portal.Omid, NoticeKind.PostArrived));

        await portal.Do((PlacePost place) => place.By(portal.Omid, idea.ThreadId, "It could, ask @tomas and @marie-jensen.", first.Value.Seq));
        await Heard((portal.Tomas, NoticeKind.Mentioned), (portal.Marie, NoticeKind.Mentioned));

        await portal.Do((PlacePost place) => place.By(portal.Tomas, idea.ThreadId, "Two studs then.", first.Value.Seq));
        await Heard((portal.Marie, NoticeKind.Replied), (portal.Omid, NoticeKind.PostArrived));

        await portal.Do((ForwardIdea forward) => forward.By(portal.Karim, idea.Id, portal.Club.Slug, Words));
        await Heard((portal.Omid, NoticeKind.IdeaForwarded), (portal.Marie, NoticeKind.IdeaForwarded), (portal.Tomas, NoticeKind.IdeaForwarded), (portal.Priya, NoticeKind.IdeaForwarded));

        await portal.Do((MoveIdea move) => move.By(portal.Priya, idea.Id, new Verdict(IdeaStage.InReview)));
        await Heard((portal.Omid, NoticeKind.StageChanged), (portal.Marie, NoticeKind.StageChanged), (portal.Tomas, NoticeKind.StageChanged), (portal.Karim, NoticeKind.StageChanged));

        await portal.Do((MoveIdea move) => move.By(portal.Priya, idea.Id, new Verdict(IdeaStage.Planned, Words + " Thank you, @omid, @marie-jensen and @aylin.")));
        await Heard((portal.Omid, NoticeKind.Answered), (portal.Marie, NoticeKind.Mentioned), (portal.Aylin, NoticeKind.Mentioned), (portal.Tomas, NoticeKind.Answered), (portal.Karim, NoticeKind.Answered));

        await portal.Do((MoveIdea move) => move.By(portal.Priya, idea.Id, new Verdict(IdeaStage.Launched, Words, ["tomas"], false)));
        await Heard((portal.Omid, NoticeKind.Credited), (portal.Karim, NoticeKind.Credited), (portal.Tomas, NoticeKind.Credited), (portal.Marie, NoticeKind.Answered));
    }

    [Fact]
    public async Task Editors_milestones_late_answers_and_seconding_reach_those_they_concern()
    {
        var idea = await portal.NewIdeaAsync(portal.Omid);
        await portal.Do((VoteForIdea vote) => vote.By(portal.Marie, idea.Id));
        await Quiet();

        await Raise(new IdeaEdited(idea.Id, portal.Marie.Id, 2));
        await Heard((portal.Omid, NoticeKind.ConceptEdited));
        await Raise(new MilestoneReached(idea.Id, 25));
        await Heard((portal.Omid, NoticeKind.MilestoneReached), (portal.Marie, NoticeKind.MilestoneReached));
        await Raise(new AnswerIsLate(idea.Id, Escalated: false));
        await Heard((portal.Priya, NoticeKind.AnswerLate));
        await Raise(new AnswerIsLate(idea.Id, Escalated: true));
        await Heard((portal.Line, NoticeKind.AnswerEscalated));
        await Raise(new IdeaForwarded(idea.Id, 0, portal.OtherClub.Id, portal.Aylin.Id, Seconds: true));
        await Heard((portal.Omid, NoticeKind.IdeaSeconded), (portal.Marie, NoticeKind.IdeaSeconded), (portal.Priya, NoticeKind.IdeaSeconded));
        await Raise(new JoinAsked(portal.Club.Id, portal.Omid.Id));
        await Heard((portal.Karim, NoticeKind.JoinAsked), (portal.Lena, NoticeKind.JoinAsked));
        await Raise(new JoinDecided(portal.Club.Id, portal.Omid.Id, Accepted: true, portal.Lena.Id));
        await Heard((portal.Omid, NoticeKind.JoinAccepted));
        await Raise(new JoinDecided(portal.Club.Id, portal.Omid.Id, Accepted: false, portal.Karim.Id));
        await Heard((portal.Omid, NoticeKind.JoinDeclined));
    }

    [Fact]
    public async Task Reports_and_decisions_reach_tenders_author_and_reporter()
    {
        var idea = await portal.NewIdeaAsync(portal.Omid);
        await portal.Look(db => db.Ideas.Where(row => row.Id == idea.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.GroupId, portal.Club.Id)));
        await Quiet();

        await portal.Do((ReportContent report) => report.By(portal.Marie, SubjectKind.Idea, idea.Id, ReportGround.Spam, ""));
        await Heard((portal.Karim, NoticeKind.Reported), (portal.Lena, NoticeKind.Reported));
        var id = await portal.Look(db => db.Reports.Select(report => report.Id).SingleAsync());
        await portal.Do((DecideReport decide) => decide.By(portal.Karim, id, DecisionKind.Hide, "This sells parts."));
        await Heard((portal.Omid, NoticeKind.ContentHidden), (portal.Marie, NoticeKind.ReportDecided));
        await portal.Do((DecideReport decide) => decide.By(portal.Line, id, DecisionKind.Restore, "It does not."));
        await Heard((portal.Omid, NoticeKind.ContentRestored));

        await portal.Do((ReportContent report) => report.By(portal.Karim, SubjectKind.Idea, idea.Id, ReportGround.Other, ""));
        await Heard((portal.Lena, NoticeKind.Reported));
        var second = await portal.Look(db => db.Reports.Where(report => report.DecisionId == null).Select(report => report.Id).SingleAsync());
        await portal.Do((DecideReport decide) => decide.By(portal.Lena, second, DecisionKind.Warn, "Mind your words."));
        await Heard((portal.Omid, NoticeKind.Warned), (portal.Karim, NoticeKind.ReportDecided));

        var homeless = await portal.NewIdeaAsync(portal.Marie);
        await Quiet();
        await portal.Do((ReportContent report) => report.By(portal.Omid, SubjectKind.Idea, homeless.Id, ReportGround.Unkind, ""));
        await Heard((portal.Line, NoticeKind.Reported));
    }

    [Fact]
    public async Task Who_left_was_imported_or_may_not_see_the_idea_hears_nothing_but_what_names_them()
    {
        var idea = await portal.NewIdeaAsync(portal.Omid);
        await portal.Do((VoteForIdea vote) => vote.By(portal.Marie, idea.Id));
        var imported = await portal.NewMemberAsync("Brought Over");
        await portal.Do(async (CommunityDb db) =>
        {
            await db.Members.Where(row => row.Id == imported.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Kind, MemberKind.Imported));
            db.Votes.Add(new Vote { IdeaId = idea.Id, MemberId = imported.Id, At = db.Now, K = 1 });
            await db.Follows.Where(row => row.MemberId == portal.Marie.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Left, true));
            return await db.SaveChangesAsync();
        });
        await Quiet();

        await portal.Do((PlacePost place) => place.By(portal.Aylin, idea.ThreadId, "Nice."));
        await Heard((portal.Omid, NoticeKind.PostArrived));
        await portal.Do((PlacePost place) => place.By(portal.Aylin, idea.ThreadId, "What do you say, @marie-jensen?"));
        await Heard((portal.Omid, NoticeKind.PostArrived), (portal.Marie, NoticeKind.Mentioned));

        await portal.Look(db => db.Ideas.Where(row => row.Id == idea.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.HiddenAt, db.Now)));
        await Raise(new MilestoneReached(idea.Id, 25));
        await Heard();
        await Raise(new IdeaMoved(idea.Id, IdeaStage.Open, IdeaStage.InReview, portal.Priya.Id, null, Answered: false));
        await Heard((portal.Omid, NoticeKind.StageChanged));
    }

    [Fact]
    public async Task Whoever_has_yet_to_read_of_one_post_hears_of_no_further_one_but_by_name()
    {
        var idea = await portal.NewIdeaAsync(portal.Omid);
        await Quiet();
        foreach (var words in new[] { "A rim.", "Two rims.", "None, @tomas." }) await portal.Do((PlacePost place) => place.By(portal.Marie, idea.ThreadId, words));
        await portal.Do((PlacePost place) => place.By(portal.Omid, idea.ThreadId, "One it is."));
        await portal.SettleAsync();

        var first = Assert.Single(await portal.Look(db => db.Notices.Where(notice => notice.MemberId == portal.Omid.Id).ToListAsync()));
        Assert.Equal((NoticeKind.PostArrived, 1L), (first.Kind, first.Seq));
        Assert.Equal([NoticeKind.Mentioned], await portal.Look(db => db.Notices.Where(notice => notice.MemberId == portal.Tomas.Id).Select(notice => notice.Kind).ToListAsync()));
        using var omid = await portal.SignedIn(portal.Omid);
        Assert.Contains("and 2 more posts since", await omid.GetStringAsync("/inbox"), StringComparison.Ordinal);

        await portal.Do((ReadNotice read) => read.By(portal.Omid, first.Id));
        Assert.DoesNotContain("more posts since", await omid.GetStringAsync("/inbox"), StringComparison.Ordinal);
        await portal.Do((PlacePost place) => place.By(portal.Marie, idea.ThreadId, "Agreed."));
        await portal.SettleAsync();
        Assert.Equal([1L, 5L], await portal.Look(db => db.Notices.Where(notice => notice.MemberId == portal.Omid.Id).OrderBy(notice => notice.Id).Select(notice => notice.Seq).ToListAsync()));
    }

    [Fact]
    public async Task A_follow_up_that_runs_again_tells_nobody_twice_and_twelve_hundred_hear_in_two_saves()
    {
        var idea = await portal.NewIdeaAsync(portal.Omid);
        await portal.Do(async (CommunityDb db) =>
        {
            var many = Enumerable.Range(1, 1_200).Select(number => new Member { Name = $"Fan {number}", UserName = $"fan-{number}", NormalizedUserName = $"FAN-{number}" }).ToList();
            db.Members.AddRange(many);
            await db.SaveChangesAsync();
            db.Follows.AddRange(many.Select(fan => new Follow { Subject = SubjectKind.Idea, SubjectId = idea.Id, MemberId = fan.Id, At = db.Now }));
            return await db.SaveChangesAsync();
        });
        await Quiet();
        await portal.Do((PlacePost place) => place.By(portal.Marie, idea.ThreadId, "Who else wants this?"));
        await portal.SettleAsync();
        Assert.Equal(1_201, await portal.Look(db => db.Notices.CountAsync()));
        // Each save tells open pages of its own: the second went on where the first had stopped.
        Assert.Equal(3, await portal.Look(db => db.Events.CountAsync(row => row.Kind == nameof(InboxesChanged) && row.Id > db.Events.Where(one => one.Kind == nameof(PostPlaced)).Max(one => one.Id))));

        // A crash between the effect and its mark, as the runner would find it.
        await portal.Do(async (CommunityDb db) =>
        {
            var placed = await db.Events.OrderByDescending(row => row.Id).FirstAsync(row => row.Kind == nameof(PostPlaced));
            await db.Notices.OrderBy(row => row.Id).Take(3).ExecuteDeleteAsync();
            await db.Inboxes.Where(inbox => !db.Notices.Any(notice => notice.MemberId == inbox.MemberId)).ExecuteUpdateAsync(set => set.SetProperty(inbox => inbox.Unread, 0));
            db.PendingFollowUps.AddRange(Enumerable.Range(0, 2).Select(_ => new PendingFollowUp { EventId = placed.Id, Name = nameof(TellOfPost), DueAt = db.Now }));
            return await db.SaveChangesAsync();
        });
        await portal.SettleAsync();

        Assert.Equal(1_201, await portal.Look(db => db.Notices.CountAsync()));
        Assert.Equal(1_201, await portal.Look(db => db.Inboxes.CountAsync(inbox => inbox.Unread == 1)));
        Assert.Equal(0, await portal.Look(db => db.PendingFollowUps.CountAsync()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task The_unread_count_equals_the_rows_whatever_happens_at_the_same_time(int seed)
    {
        var random = new Random(seed);
        var idea = await portal.NewIdeaAsync(portal.Omid);
        Member[] people = [portal.Omid, portal.Marie, portal.Karim, portal.Aylin, portal.Tomas];
        foreach (var member in people) await portal.Do((VoteForIdea vote) => vote.By(member, idea.Id));

        for (var round = 0; round < 12; round++)
        {
            var acts = Enumerable.Range(0, 6).Select(_ => (Act: random.Next(4), Who: people[random.Next(people.Length)])).ToList();
            await Task.WhenAll(acts.Select(one => Task.Run(() => ActAsync(one.Act, one.Who, idea))));
        }

        await portal.SettleAsync();
        var counts = await portal.Look(db => db.Inboxes.Select(inbox => new { inbox.Unread, Rows = db.Notices.Count(notice => notice.MemberId == inbox.MemberId && notice.ReadAt == null) }).ToListAsync());
        Assert.NotEmpty(counts);
        Assert.All(counts, one => Assert.Equal(one.Rows, one.Unread));
    }

    [Fact]
    public void The_stamp_rises_with_every_arrival_and_every_reading()
    {
        Assert.True(Inbox.Stamp(0, 0) < Inbox.Stamp(1, 1));
        Assert.True(Inbox.Stamp(7, 3) < Inbox.Stamp(7, 2));
        Assert.True(Inbox.Stamp(7, 0) < Inbox.Stamp(8, 90_000));
        Assert.True(Inbox.Stamp(1L << 36, 0) < 1L << 53);
    }

    private async Task ActAsync(int act, Member who, Idea idea)
    {
        if (act == 0) await portal.Do((PlacePost place) => place.By(who, idea.ThreadId, "And another thing."));
        else if (act == 1) await portal.Do((ReadAllNotices read) => read.By(who, long.MaxValue));
        else if (await portal.Look(db => db.Notices.Where(notice => notice.MemberId == who.Id).OrderByDescending(notice => notice.Id).Select(notice => notice.Id).FirstOrDefaultAsync()) is var id and > 0)
            await portal.Do((ReadNotice read) => read.By(who, id));
    }

    private Task Raise(DomainEvent happened) => portal.Do((CommunityDb db) => db.SaveAsync(() =>
    {
        db.Raise(happened);
        return Task.FromResult<Outcome<Done>>(Done.It);
    }));

    private async Task Quiet()
    {
        await portal.SettleAsync();
        await portal.Look(db => db.Notices.ExecuteDeleteAsync());
        await portal.Look(db => db.Inboxes.ExecuteDeleteAsync());
    }

    /// <summary>Since the last time, exactly these.</summary>
    private async Task Heard(params (Member Member, NoticeKind Kind)[] expected)
    {
        await portal.SettleAsync();
        var rows = await portal.Look(db => db.Notices.Select(notice => new { notice.MemberId, notice.Kind }).ToListAsync());
        Assert.Equal(expected.Select(one => (one.Member.Id, one.Kind)).Order(), rows.Select(row => (row.MemberId, row.Kind)).Order());
        Assert.Equal(rows.Count, await portal.Look(db => db.Inboxes.SumAsync(inbox => inbox.Unread)));
        await Quiet();
    }
}
