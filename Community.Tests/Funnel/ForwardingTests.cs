using Community.Groups;
using Community.Ideas;
using Microsoft.EntityFrameworkCore;

namespace Community.Funnel;

public sealed class ForwardingTests : IAsyncLifetime
{
    private Portal portal = null!;

    public async ValueTask InitializeAsync() => portal = await Portal.WithCastAsync();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task A_forward_copies_text_and_ballot_and_starts_the_clock()
    {
        var idea = await portal.NewIdeaAsync(portal.Karim, group: portal.Club.Slug);
        await portal.Do((VoteForIdea vote) => vote.By(portal.Omid, idea.Id));

        var made = (await portal.Forward(portal.Karim, idea.Id)).Value;

        var forward = await portal.Look(db => db.Forwards.AsNoTracking().SingleAsync(row => row.Id == made.ForwardId));
        var now = await portal.IdeaAsync(idea.Id);
        Assert.Equal((1L, 2L, 2L), (forward.GroupVoters, forward.GroupMembers, forward.VotesThen));
        Assert.Equal((idea.Title, idea.Concept, Passage.Words), (forward.TitleThen, forward.TextThen, forward.Statement));
        Assert.Equal((IdeaStage.Forwarded, forward.At, forward.At.AddDays(14)), (now.Stage, now.ForwardedAt, now.AnswerDueAt));
        Assert.Equal(4, made.LeftThisQuarter);
        Assert.Equal(forward.Id, await portal.Look(db => db.StageMoves.Where(row => row.IdeaId == idea.Id && row.To == IdeaStage.Forwarded).Select(row => row.ForwardId).SingleAsync()));
    }

    [Fact]
    public async Task Five_members_who_voted_open_the_door_to_an_idea_from_elsewhere_and_four_do_not()
    {
        var idea = await portal.NewIdeaAsync(portal.Omid);
        for (var voter = 1; voter <= 4; voter++) await VoteAsync(voter);
        Assert.Equal("Funnel.TooFewOfTheGroup", (await portal.Forward(portal.Karim, idea.Id)).Refusal?.Key);

        await VoteAsync(5);

        Assert.Null((await portal.Forward(portal.Karim, idea.Id)).Refusal);

        async Task VoteAsync(int number)
        {
            var member = await portal.NewMemberAsync($"Voter {number}", portal.Club.Id);
            await portal.Do((VoteForIdea vote) => vote.By(member, idea.Id));
        }
    }

    [Fact]
    public async Task A_deputy_forwards_only_while_the_office_is_vacant()
    {
        var idea = await portal.NewIdeaAsync(portal.Karim, group: portal.Club.Slug);
        Assert.Equal("Funnel.OnlyAmbassadors", (await portal.Forward(portal.Lena, idea.Id)).Refusal?.Key);

        await portal.Look(db => db.Ambassadorships.Where(term => term.GroupId == portal.Club.Id).ExecuteUpdateAsync(set => set.SetProperty(term => term.EndedAt, db.Now)));

        Assert.Equal("Funnel.OnlyAmbassadors", (await portal.Forward(portal.Karim, idea.Id)).Refusal?.Key);
        Assert.Null((await portal.Forward(portal.Lena, idea.Id)).Refusal);
    }

    [Fact]
    public async Task A_suspended_group_forwards_nothing()
    {
        var idea = await portal.NewIdeaAsync(portal.Karim, group: portal.Club.Slug);
        await portal.Look(db => db.Groups.Where(group => group.Id == portal.Club.Id).ExecuteUpdateAsync(set => set.SetProperty(group => group.Status, GroupStatus.Suspended)));

        Assert.Equal("Funnel.GroupIsNotRunning", (await portal.Forward(portal.Karim, idea.Id)).Refusal?.Key);
    }

    [Fact]
    public async Task The_statement_has_40_to_4000_characters_after_cleaning()
    {
        var idea = await portal.NewIdeaAsync(portal.Karim, group: portal.Club.Slug);

        Assert.Equal("Funnel.StatementLength", (await portal.Forward(portal.Karim, idea.Id, words: new string('w', 39) + "   ")).Refusal?.Key);
        Assert.Equal("Funnel.StatementLength", (await portal.Forward(portal.Karim, idea.Id, words: new string('w', 4_001))).Refusal?.Key);
        Assert.Null((await portal.Forward(portal.Karim, idea.Id, words: new string('w', 4_000))).Refusal);
    }

    [Fact]
    public async Task Seconding_moves_nothing_starts_no_clock_takes_a_forward_and_comes_once_a_group()
    {
        var idea = await portal.ForwardedIdeaAsync();
        var before = await portal.IdeaAsync(idea.Id);
        var posts = await portal.Look(db => db.Posts.CountAsync(post => post.ThreadId == idea.ThreadId));
        portal.Clock.Advance(TimeSpan.FromHours(1));

        var second = await portal.Forward(portal.Aylin, idea.Id, portal.OtherClub.Slug);

        Assert.Equal((true, 4), (second.Value.Seconds, second.Value.LeftThisQuarter));
        var after = await portal.IdeaAsync(idea.Id);
        Assert.Equal((before.Stage, before.ForwardedAt, before.AnswerDueAt, before.OwnerId), (after.Stage, after.ForwardedAt, after.AnswerDueAt, after.OwnerId));
        Assert.Equal(posts, await portal.Look(db => db.Posts.CountAsync(post => post.ThreadId == idea.ThreadId)));
        Assert.Equal("Funnel.GroupHasForwarded", (await portal.Forward(portal.Aylin, idea.Id, portal.OtherClub.Slug)).Refusal?.Key);
        Assert.Equal("Funnel.GroupHasForwarded", (await portal.Forward(portal.Karim, idea.Id)).Refusal?.Key);
    }

    [Fact]
    public async Task Ten_forwards_at_once_find_the_five_places_of_the_quarter_and_the_next_quarter_has_new_ones()
    {
        var ideas = new List<long>();
        for (var number = 1; number <= 11; number++) ideas.Add((await portal.NewIdeaAsync(portal.Karim, $"Tray number {number} for the club", portal.Club.Slug)).Id);

        var outcomes = await Task.WhenAll(ideas.Take(10).Select(idea => Task.Run(() => portal.Forward(portal.Karim, idea))));

        Assert.Equal(5, outcomes.Count(outcome => outcome.Succeeded));
        Assert.All(outcomes.Where(outcome => !outcome.Succeeded), outcome => Assert.Equal("Funnel.QuotaIsSpent", outcome.Refusal!.Key));
        Assert.Equal([1, 2, 3, 4, 5], await portal.Look(db => db.Forwards.OrderBy(row => row.Slot).Select(row => row.Slot).ToListAsync()));

        // Three months on it is another quarter, whichever day it is.
        portal.Clock.Advance(DateTime.UtcNow.AddMonths(3) - DateTime.UtcNow + TimeSpan.FromMinutes(1));
        Assert.Equal(4, (await portal.Forward(portal.Karim, ideas[10])).Value.LeftThisQuarter);
    }
}
