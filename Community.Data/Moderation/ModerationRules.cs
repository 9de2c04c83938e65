using Community.Members;

namespace Community.Moderation;

/// <summary>Who may decide about what.</summary>
public static class ModerationRules
{
    /// <summary>Ambassador and deputies for their own group's content, the community team and administrators for all; nobody about their own words.</summary>
    public static Refusal? RefusesDecisionBy(this Content content, Standing standing)
    {
        if (!standing.Tends(content.GroupId)) return ModerationRefusals.OnlyTenders;
        if (content.AuthorId == standing.MemberId) return ModerationRefusals.NotOnOwnWords;
        // An answer is the company's kept promise; a group's own people do not take it from view.
        return content.Official && !(standing.IsCommunityTeam || standing.IsAdministrator) ? ModerationRefusals.AnswersAreForTheTeam : null;
    }

    /// <summary>Whether the thing is in a state in which this decision says something.</summary>
    /// <param name="content">About what.</param>
    /// <param name="kind">Which decision.</param>
    /// <param name="waiting">Whether the report it answers is still open.</param>
    public static Refusal? RefusesDecision(this Content content, DecisionKind kind, bool waiting) => kind switch
    {
        DecisionKind.Hide when content.Hidden => ModerationRefusals.AlreadyHidden,
        DecisionKind.Hide when content.IsGoneForGood => ModerationRefusals.TakenAway,
        DecisionKind.Restore when !content.Hidden => ModerationRefusals.NotHidden,
        DecisionKind.Keep or DecisionKind.Warn when !waiting => ModerationRefusals.AlreadyDecided,
        _ => null,
    };
}
