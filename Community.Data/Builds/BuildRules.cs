using Community.Members;

namespace Community.Builds;

/// <summary>What a build allows, and to whom.</summary>
public sealed partial class Build
{
    /// <summary>For how long its author can take a deletion back.</summary>
    public static readonly TimeSpan KeptDeleted = TimeSpan.FromDays(7);

    public bool IsListed => State == BuildState.Published && DeletedAt is null && HiddenAt is null;

    /// <summary>Liking is for what others can read, and for others.</summary>
    public Refusal? RefusesLikeOf(Member? member)
    {
        if (member is null) return Refusal.SignInFirst;
        if (member.Id == AuthorId) return BuildRefusals.OwnBuild;
        return HiddenAt is not null ? BuildRefusals.IsHidden : null;
    }

    /// <summary>Choosing the feature of a week is for the community team, and for administrators.</summary>
    public static Refusal? RefusesFeatureBy(Member member) => member.Standing.FeaturesBuilds ? null : BuildRefusals.OnlyTeamFeatures;

    /// <summary>What was deleted is brought back first.</summary>
    public Refusal? RefusesChange() => DeletedAt is null ? null : BuildRefusals.IsDeleted;
}
