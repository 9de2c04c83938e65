using Microsoft.EntityFrameworkCore;

namespace Community.Ideas;

public sealed class CrowdTests
{
    private const int Crowd = 200;
    private const int Waverers = 50;

    [Fact]
    public async Task Two_hundred_vote_at_once_each_twice_while_fifty_take_back_and_vote_again()
    {
        await using var portal = await Portal.WithCastAsync();
        var idea = await portal.NewIdeaAsync(portal.Omid);
        var members = new List<Members.Member>();
        for (var number = 0; number < Crowd; number++) members.Add(await portal.NewMemberAsync($"Crowd {number}", number % 3 == 0 ? portal.Club.Id : number % 3 == 1 ? portal.OtherClub.Id : null));

        var presses = members.SelectMany(member => new[] { member, member }).Select(member => portal.Do((VoteForIdea vote) => vote.By(member, idea.Id)));
        var wavering = members.Take(Waverers).Select(async member =>
        {
            await portal.Do((VoteForIdea vote) => vote.By(member, idea.Id));
            await portal.Do((TakeBackVote back) => back.By(member, idea.Id));
            return await portal.Do((VoteForIdea vote) => vote.By(member, idea.Id));
        });
        var outcomes = await Task.WhenAll(presses.Concat(wavering).ToList());

        Assert.All(outcomes, outcome => Assert.True(outcome.Succeeded));
        var now = await portal.Look(db => db.Ideas.AsNoTracking().SingleAsync(row => row.Id == idea.Id));
        var votes = await portal.Look(db => db.Votes.AsNoTracking().Where(vote => vote.IdeaId == idea.Id).ToListAsync());
        Assert.Equal(Crowd + 1, votes.Count);
        Assert.Equal(votes.Count, now.VoteCount);
        Assert.True(Rising.Agrees(now.Rising, Rising.Of(votes.Select(vote => (vote.At, vote.K))), votes.Count));
        var tallies = await portal.Look(db => db.GroupTallies.AsNoTracking().Where(tally => tally.IdeaId == idea.Id).ToDictionaryAsync(tally => tally.GroupId, tally => tally.Voters));
        Assert.Equal(votes.GroupBy(vote => vote.HomeGroupId ?? GroupTally.NoGroup).ToDictionary(group => group.Key, group => group.Count()), tallies);
        Assert.Equal([25, 100], await portal.Look(db => db.Milestones.Where(row => row.IdeaId == idea.Id).OrderBy(row => row.Votes).Select(row => row.Votes).ToListAsync()));
        Assert.Equal(2, await portal.Look(db => db.Events.CountAsync(row => row.Kind == nameof(MilestoneReached))));
    }
}
