using Community.Members;

namespace Community.Ideas;

/// <summary>What an idea allows, and to whom.</summary>
public sealed partial class Idea
{
    public bool TakesVotes => IdeaStages.Voting.Contains(Stage);

    public Refusal? RefusesVoteOf(Member? member) =>
        member is null ? Refusal.SignInFirst : HiddenAt is not null ? IdeaRefusals.IsHidden : TakesVotes ? null : IdeaRefusals.VotesAreFrozen;

    /// <summary>The author, the ambassador and deputies of the idea's group, and from Shaping on the line's product managers.</summary>
    public Refusal? RefusesEditBy(Standing standing)
    {
        if (!MayBeEditedBy(standing)) return IdeaRefusals.MayNotEdit;
        return IdeaStages.Editable.Contains(Stage) ? null : IdeaRefusals.ConceptIsClosed;
    }

    /// <summary>In whose name an idea is carried is its author's choice, until somebody carries it.</summary>
    public Refusal? RefusesGroupChangeBy(long memberId) => memberId == AuthorId && Stage == IdeaStage.Open ? null : IdeaRefusals.GroupIsSettled;

    /// <summary>Sorting is the community team's, and an administrator's.</summary>
    public Refusal? RefusesSortingBy(Standing standing)
    {
        if (!standing.IsCommunityTeam && !standing.IsAdministrator) return IdeaRefusals.MayNotSort;
        return Stage is IdeaStage.Draft or IdeaStage.Launched or IdeaStage.Merged ? IdeaRefusals.NotToBeSorted : null;
    }

    /// <summary>A draft lacks nothing that a published idea needs.</summary>
    public Refusal? RefusesPublishing()
    {
        var (today, better) = Community.Ideas.Concept.Split(Concept);
        return new IdeaDraft(Title, today, better).Lacks().FirstOrDefault();
    }

    private bool MayBeEditedBy(Standing standing) =>
        standing.MemberId == AuthorId
        || (GroupId is { } group && Stage != IdeaStage.Draft && (standing.AmbassadorOf.Contains(group) || standing.DeputyOf.Contains(group)))
        || (Stage == IdeaStage.Shaping && standing.Manages(LineId));
}
