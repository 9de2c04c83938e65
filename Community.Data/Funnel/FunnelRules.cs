using Community.Funnel;
using Community.Members;

namespace Community.Ideas;

/// <summary>The funnel's rules of an idea.</summary>
public sealed partial class Idea
{
    /// <summary>Whether the move is in the table and this member the one to make it.</summary>
    public Refusal? RefusesMove(IdeaStage to, Standing standing)
    {
        if (StageTable.Find(Stage, to) is not { } rule) return FunnelRefusals.NoSuchMove;
        return rule.By switch
        {
            Mover.Author => standing.MemberId == AuthorId ? null : FunnelRefusals.OnlyTheAuthor,
            Mover.Ambassador => standing.ForwardingGroups.Any() ? null : FunnelRefusals.OnlyAmbassadors,
            _ => RefusesAnswerBy(standing),
        };
    }

    /// <summary>Carried once, while open; seconded while it lies with the product team; after that the groups have spoken.</summary>
    public Refusal? RefusesForward() => Stage switch
    {
        _ when HiddenAt is not null => IdeaRefusals.IsHidden,
        IdeaStage.Open => null,
        _ when IdeaStages.Secondable.Contains(Stage) => null,
        IdeaStage.Planned or IdeaStage.Launched or IdeaStage.NotNow => FunnelRefusals.NotToBeSeconded,
        _ => FunnelRefusals.NoSuchMove,
    };

    /// <summary>A first forward speaks for the idea's own group, or for one where enough members lent it their vote. A seconding shows its ballot and needs no number.</summary>
    public Refusal? RefusesCarryingFor(long groupId, long voters) =>
        Stage == IdeaStage.Open && GroupId != groupId && voters < StageTable.VotersForForeignForward ? FunnelRefusals.TooFewOfTheGroup : null;

    /// <summary>Whoever may answer names the owner, once the idea lies on the board and until it is launched.</summary>
    public Refusal? RefusesOwnerBy(Standing standing)
    {
        if (RefusesAnswerBy(standing) is { } refusal) return refusal;
        return IdeaStages.Owned.Contains(Stage) ? null : FunnelRefusals.NobodyOwnsIt;
    }

    /// <summary>
    /// Product managers answer for their lines, an administrator for all, and the community team once an idea is escalated.
    /// Until an undecided idea is sorted into a line, only an administrator answers.
    /// </summary>
    public Refusal? RefusesAnswerBy(Standing standing)
    {
        if (standing.IsAdministrator) return null;
        if (LineId == Admin.ProductLine.UndecidedId) return FunnelRefusals.OnlyAdministrators;
        if (standing.Manages(LineId)) return null;
        return standing.IsCommunityTeam && EscalatedAt is not null ? null : FunnelRefusals.OnlyItsProductManagers;
    }
}
