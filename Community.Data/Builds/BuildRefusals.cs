namespace Community.Builds;

/// <summary>Every no a build can give.</summary>
public static class BuildRefusals
{
    public static readonly Refusal TitleLength = Refusal.Input("Builds.TitleLength", "Title", BuildSizes.TitleMinimum, BuildSizes.TitleMaximum);
    public static readonly Refusal StoryLength = Refusal.Input("Builds.StoryLength", "Story", BuildSizes.StoryMaximum);
    public static readonly Refusal CreditsLength = Refusal.Input("Builds.CreditsLength", "Credits", BuildSizes.CreditsMaximum);
    public static readonly Refusal PartsRange = Refusal.Input("Builds.PartsRange", "Parts", BuildSizes.PartsMinimum, BuildSizes.PartsMaximum);
    public static readonly Refusal TagLength = Refusal.Input("Builds.TagLength", "Tags", BuildSizes.TagMinimum, BuildSizes.TagMaximum);
    public static readonly Refusal TooManyTags = Refusal.Input("Builds.TooManyTags", "Tags", BuildTag.PerBuild);
    public static readonly Refusal UnknownGroup = Refusal.Input("Builds.UnknownGroup", "Group");
    public static readonly Refusal UnknownIdea = Refusal.Input("Builds.UnknownIdea", "Idea");
    public static readonly Refusal UnknownLanguage = Refusal.Input("Builds.UnknownLanguage", "Language");
    public static readonly Refusal UnknownChoice = Refusal.Input("Builds.UnknownChoice");
    public static readonly Refusal NeedsPicture = Refusal.Input("Builds.NeedsPicture", "Files");
    public static readonly Refusal KeepsOnePicture = Refusal.Rule("Builds.KeepsOnePicture");
    public static readonly Refusal NotYours = Refusal.Forbidden("Builds.NotYours");
    public static readonly Refusal OwnBuild = Refusal.Rule("Builds.OwnBuild");
    public static readonly Refusal IsHidden = Refusal.Rule("Builds.IsHidden");
    public static readonly Refusal IsDeleted = Refusal.Rule("Builds.IsDeleted");
    public static readonly Refusal IsNoDraft = Refusal.Rule("Builds.IsNoDraft");
    public static readonly Refusal OnlyTeamFeatures = Refusal.Forbidden("Builds.OnlyTeamFeatures");
    public static readonly Refusal FeatureIsForAll = Refusal.Rule("Builds.FeatureIsForAll");
    public static readonly Refusal NoSuchWeek = Refusal.Input("Builds.NoSuchWeek", "Week", FeatureWeek.Ahead);
    public static readonly Refusal WeekIsTaken = Refusal.Rule("Builds.WeekIsTaken") with { Field = "Week" };
    public static readonly Refusal NotPublished = Refusal.Rule("Builds.NotPublished");
}

/// <summary>Lengths in UTF-16 units after cleaning, as every form and database counts them.</summary>
public static class BuildSizes
{
    public const int TitleMinimum = 3;
    public const int TitleMaximum = 120;
    public const int StoryMaximum = 10_000;
    public const int CreditsMaximum = 1_000;
    public const int PartsMinimum = 1;
    public const int PartsMaximum = 1_000_000;
    public const int TagMinimum = 2;
    public const int TagMaximum = 30;
}
