using Community.Ideas;
using Community.Threads;
using Microsoft.EntityFrameworkCore;

namespace Community.Funnel;

public sealed class AnsweringTests : IAsyncLifetime
{
    private Portal portal = null!;

    public async ValueTask InitializeAsync() => portal = await Portal.WithCastAsync();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task Taking_into_review_takes_ownership_and_leaves_the_clock_running_and_the_first_answer_stops_it()
    {
        var idea = await portal.ForwardedIdeaAsync();

        await portal.Move(portal.Priya, idea.Id, IdeaStage.InReview, "");
        var reviewed = await portal.IdeaAsync(idea.Id);
        await portal.Move(portal.Admin, idea.Id, IdeaStage.NotNow);
        var answered = await portal.IdeaAsync(idea.Id);
        portal.Clock.Advance(TimeSpan.FromDays(30));
        await portal.Move(portal.Admin, idea.Id, IdeaStage.InReview);
        var again = await portal.IdeaAsync(idea.Id);

        Assert.Equal((portal.Priya.Id, (DateTime?)null), (reviewed.OwnerId, reviewed.AnsweredAt));
        Assert.Equal(portal.Priya.Id, answered.OwnerId);
        Assert.NotNull(answered.AnsweredAt);
        Assert.Equal((answered.AnsweredAt, answered.AnswerDueAt, portal.Admin.Id), (again.AnsweredAt, again.AnswerDueAt, again.OwnerId));
    }

    [Fact]
    public async Task A_word_that_comes_with_a_review_is_kept_and_answers_nothing()
    {
        var idea = await portal.ForwardedIdeaAsync();

        var moved = (await portal.Move(portal.Priya, idea.Id, IdeaStage.InReview, "On my desk this week.")).Value;

        var post = await PostAsync(idea, moved);
        Assert.Equal((PostKind.StageChange, "On my desk this week."), (post.Kind, post.Text));
        Assert.Null((await portal.IdeaAsync(idea.Id)).AnsweredAt);
    }

    [Fact]
    public async Task An_answer_carries_the_office_of_who_gave_it()
    {
        var (first, second, third) = (await portal.ForwardedIdeaAsync(), await portal.ForwardedIdeaAsync("A box that stacks on itself"), await portal.ForwardedIdeaAsync("A bag with a window in it"));
        await portal.Look(db => db.Ideas.Where(row => row.Id == third.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.EscalatedAt, db.Now)));

        Assert.Equal(PostBadge.ProductTeam, (await PostAsync(first, (await portal.Move(portal.Priya, first.Id, IdeaStage.Shaping)).Value)).Badge);
        Assert.Equal(PostBadge.Administrator, (await PostAsync(second, (await portal.Move(portal.Admin, second.Id, IdeaStage.Shaping)).Value)).Badge);
        Assert.Equal(PostBadge.CommunityTeam, (await PostAsync(third, (await portal.Move(portal.Line, third.Id, IdeaStage.Shaping)).Value)).Badge);
    }

    [Fact]
    public async Task An_undecided_idea_is_answered_by_administrators_alone_until_the_community_team_sorts_it()
    {
        var idea = await portal.ForwardedIdeaAsync();
        await portal.Look(db => db.Ideas.Where(row => row.Id == idea.Id).ExecuteUpdateAsync(set => set
            .SetProperty(row => row.LineId, Admin.ProductLine.UndecidedId).SetProperty(row => row.EscalatedAt, db.Now)));
        Assert.Equal("Funnel.OnlyAdministrators", (await portal.Move(portal.Priya, idea.Id, IdeaStage.InReview)).Refusal?.Key);
        Assert.Equal("Funnel.OnlyAdministrators", (await portal.Move(portal.Line, idea.Id, IdeaStage.InReview)).Refusal?.Key);
        Assert.Equal("Funnel.OnlyTheCommunityTeam", (await portal.Do((SortIdea sort) => sort.By(portal.Priya, idea.Id, "storage"))).Refusal?.Key);
        Assert.Equal("Funnel.UnknownLine", (await portal.Do((SortIdea sort) => sort.By(portal.Line, idea.Id, "undecided"))).Refusal?.Key);

        Assert.Null((await portal.Do((SortIdea sort) => sort.By(portal.Line, idea.Id, "storage"))).Refusal);

        Assert.Null((await portal.Move(portal.Priya, idea.Id, IdeaStage.InReview)).Refusal);
        Assert.Equal(idea.AnswerDueAt, (await portal.IdeaAsync(idea.Id)).AnswerDueAt);
    }

    [Fact]
    public async Task A_launch_credits_author_and_forwarders_whatever_the_list_says_and_says_whether_it_was_planned_before()
    {
        var idea = await portal.ForwardedIdeaAsync();
        await portal.Forward(portal.Aylin, idea.Id, portal.OtherClub.Slug);
        await portal.Do((PlacePost place) => place.By(portal.Omid, idea.ThreadId, "Could the rim be one stud higher?"));
        var proposed = await portal.Do((IdeaPassage passage) => passage.ProposedCreditsAsync(idea, default));
        await portal.Move(portal.Priya, idea.Id, IdeaStage.Planned);

        Assert.Equal("Funnel.PipelineUnsaid", (await portal.Move(portal.Priya, idea.Id, IdeaStage.Launched)).Refusal?.Key);
        Assert.Equal("Funnel.UnknownCredit", (await portal.Move(portal.Priya, idea.Id, IdeaStage.Launched, pipeline: true, credits: ["nobody-here"])).Refusal?.Key);
        Assert.Null((await portal.Move(portal.Priya, idea.Id, IdeaStage.Launched, pipeline: true, credits: ["@Omid", "marie-jensen", "omid"])).Refusal);

        Assert.Equal([portal.Omid.Handle], proposed);
        Assert.True((await portal.IdeaAsync(idea.Id)).InPipelineBefore);
        var credits = await portal.Look(db => db.Credits.Where(row => row.IdeaId == idea.Id).Select(row => new { row.For, row.MemberId }).ToListAsync());
        Assert.Equal(
            new[] { (CreditFor.Suggested, portal.Karim.Id), (CreditFor.Forwarded, portal.Karim.Id), (CreditFor.Forwarded, portal.Aylin.Id), (CreditFor.Shaped, portal.Omid.Id), (CreditFor.Shaped, portal.Marie.Id) }.Order(),
            credits.Select(row => (row.For, row.MemberId)).Order());
    }

    private Task<Post> PostAsync(Idea idea, Moved moved) => portal.Look(db => db.Posts.AsNoTracking().SingleAsync(post => post.ThreadId == idea.ThreadId && post.Seq == moved.PostSeq));
}
