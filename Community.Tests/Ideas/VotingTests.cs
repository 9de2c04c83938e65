using Microsoft.EntityFrameworkCore;

namespace Community.Ideas;

public sealed class VotingTests : IAsyncLifetime
{
    private Portal portal = null!;

    public async ValueTask InitializeAsync() => portal = await Portal.WithCastAsync();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task Publishing_casts_the_authors_own_vote()
    {
        var idea = await portal.NewIdeaAsync(portal.Omid);

        Assert.Equal(IdeaStage.Open, idea.Stage);
        Assert.Equal(1, idea.VoteCount);
        Assert.True(await portal.Look(db => db.Votes.AnyAsync(vote => vote.IdeaId == idea.Id && vote.MemberId == portal.Omid.Id)));
    }

    [Fact]
    public async Task A_second_press_is_the_same_vote()
    {
        var idea = await portal.NewIdeaAsync(portal.Omid);

        var first = await portal.Do((VoteForIdea vote) => vote.By(portal.Marie, idea.Id));
        var second = await portal.Do((VoteForIdea vote) => vote.By(portal.Marie, idea.Id));

        Assert.Equal(new Tally(idea.Id, 2, true), first.Value);
        Assert.Equal(first.Value, second.Value);
    }

    [Fact]
    public async Task A_vote_taken_back_leaves_no_trace_in_the_count_or_in_rising()
    {
        var idea = await portal.NewIdeaAsync(portal.Omid);
        await portal.Do((VoteForIdea vote) => vote.By(portal.Marie, idea.Id));

        await portal.Do((TakeBackVote back) => back.By(portal.Marie, idea.Id));

        var now = await portal.Look(db => db.Ideas.SingleAsync(row => row.Id == idea.Id));
        Assert.Equal(idea.VoteCount, now.VoteCount);
        Assert.Equal(idea.Rising, now.Rising);
    }
}
