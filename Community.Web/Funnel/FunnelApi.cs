using Community.Api;
using Community.Ideas;
using Community.Platform;
using Community.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Community.Funnel;

/// <summary>An idea to be carried to the product team, in the name of a group.</summary>
/// <param name="Group">Slug of a group of which one is the ambassador.</param>
/// <param name="Statement">Why; 40 to 4,000 characters.</param>
public sealed record NewForward(string Group = "", string Statement = "");

/// <summary>A forward that was made.</summary>
/// <param name="Seconds">The idea lay with the product team already.</param>
/// <param name="LeftThisQuarter">How many the group has left.</param>
public sealed record ApiForward(long Id, long Idea, bool Seconds, int LeftThisQuarter);

/// <summary>Where an idea goes, and the words that say so.</summary>
/// <param name="To">The stage.</param>
/// <param name="Answer">What the members read; 40 to 4,000 characters wherever the move needs an answer.</param>
/// <param name="Credits">At launch: the handles of those credited beside author and forwarders.</param>
/// <param name="InPipelineBefore">At launch: whether the company had it in its pipeline before.</param>
public sealed record NewStage(IdeaStage? To = null, string Answer = "", IReadOnlyList<string>? Credits = null, bool? InPipelineBefore = null);

/// <summary>An idea that moved.</summary>
/// <param name="PostSeq">The post in its thread that tells of it.</param>
public sealed record ApiMove(long Idea, IdeaStage Stage, long? PostSeq);

/// <summary>Forwards and answers, for programs of ambassadors and product managers.</summary>
internal static class FunnelApi
{
    public static void MapFunnel(this RouteGroupBuilder api)
    {
        api.MapPost("/ideas/{id:long}/forwards", ForwardAsync).Called("forwardIdea", "Carry an idea to the product team, or second one that is there", "An ambassador's; it takes one of the group's forwards of the quarter.")
            .For(Scopes.Manage).Once<NewForward>().Takes(new NewForward("oresund-brick-club", "We tried it at two meetings, and everybody there wanted one."))
            .Answers<ApiForward>(StatusCodes.Status201Created).Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status422UnprocessableEntity);
        api.MapPost("/ideas/{id:long}/stage", MoveAsync).Called("moveIdea", "Answer an idea, and move it", "A product manager's. The first answer after a forward stops the promise clock.")
            .For(Scopes.Manage).Once<NewStage>().Takes(new NewStage(IdeaStage.Shaping, "We would like to build this, and begin with the clips. Tell us which sizes you use."))
            .Answers<ApiMove>().Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> ForwardAsync(long id, NewForward wanted, CommunityDb db, CurrentMember me, ForwardIdea forward, CancellationToken stop)
    {
        var made = await forward.By(me.Member, id, wanted.Group, wanted.Statement, stop);
        if (made.Refusal is { } refusal) return Refused.With(refusal);
        var answer = await db.Ideas.VisibleTo(me.Member).AnyAsync(idea => idea.Id == id, stop) ? new ApiForward(made.Value.ForwardId, id, made.Value.Seconds, made.Value.LeftThisQuarter) : null;
        return Outcomes.Created($"{ApiSetup.Root}/ideas/{id}", answer);
    }

    private static async Task<IResult> MoveAsync(long id, NewStage wanted, CommunityDb db, CurrentMember me, MoveIdea move, CancellationToken stop)
    {
        if (wanted.To is not { } to) return Refused.With(FunnelRefusals.NowhereChosen);
        var moved = await move.By(me.Member, id, new Verdict(to, wanted.Answer, wanted.Credits, wanted.InPipelineBefore), stop);
        if (moved.Refusal is { } refusal) return Refused.With(refusal);
        return Outcomes.Found(await db.Ideas.VisibleTo(me.Member).AnyAsync(idea => idea.Id == id, stop) ? new ApiMove(id, moved.Value.Stage, moved.Value.PostSeq) : null);
    }
}
