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
