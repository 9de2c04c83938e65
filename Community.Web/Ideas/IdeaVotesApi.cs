using Community.Api;
using Community.Platform;
using Community.Tokens;

namespace Community.Ideas;

/// <summary>How many votes an idea has now, and whether the caller's is among them.</summary>
public sealed record ApiTally(long Votes, bool Voted);

/// <summary>Lending an idea a vote, and taking it back: each as often as one likes, with the same outcome.</summary>
internal static class IdeaVotesApi
{
    public static void MapIdeaVotes(this RouteGroupBuilder api)
    {
        api.MapPut("/ideas/{id:long}/vote", async (long id, CurrentMember me, VoteForIdea vote, CancellationToken stop) => (await vote.By(me.Member, id, stop)).Told(Tally))
            .Called("vote", "Lend an idea your vote", "Twice is once.").For(Scopes.Write).Answers<ApiTally>().Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict);
        api.MapDelete("/ideas/{id:long}/vote", async (long id, CurrentMember me, TakeBackVote takeBack, CancellationToken stop) => (await takeBack.By(me.Member, id, stop)).Told(Tally))
            .Called("takeBackVote", "Take your vote back", "While votes are open.").For(Scopes.Write).Answers<ApiTally>().Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict);
    }

    private static ApiTally Tally(Tally tally) => new(tally.Votes, tally.Voted);
}
