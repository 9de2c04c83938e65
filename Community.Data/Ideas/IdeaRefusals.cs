namespace Community.Ideas;

/// <summary>Every no an idea can give.</summary>
public static class IdeaRefusals
{
    public static readonly Refusal VotesAreFrozen = Refusal.Rule("Ideas.VotesAreFrozen");
    public static readonly Refusal IsHidden = Refusal.Rule("Ideas.IsHidden");
    public static readonly Refusal MayNotEdit = Refusal.Forbidden("Ideas.MayNotEdit");
    public static readonly Refusal MayNotSort = Refusal.Forbidden("Ideas.MayNotSort");
    public static readonly Refusal ConceptIsClosed = Refusal.Rule("Ideas.ConceptIsClosed");
    public static readonly Refusal TitleLength = Refusal.Input("Ideas.TitleLength", "Title", IdeaSizes.TitleMinimum, IdeaSizes.TitleMaximum);
    public static readonly Refusal TodayLength = Refusal.Input("Ideas.TodayLength", "Today", IdeaSizes.TextMinimum, IdeaSizes.TextMaximum);
    public static readonly Refusal BetterLength = Refusal.Input("Ideas.BetterLength", "Better", IdeaSizes.TextMinimum, IdeaSizes.TextMaximum);
    public static readonly Refusal TagLength = Refusal.Input("Ideas.TagLength", "Tags", IdeaSizes.TagMinimum, IdeaSizes.TagMaximum);
    public static readonly Refusal TooManyTags = Refusal.Input("Ideas.TooManyTags", "Tags", IdeaTag.PerIdea);
    public static readonly Refusal NotToBeSorted = Refusal.Rule("Ideas.NotToBeSorted");
    public static readonly Refusal UnknownLine = Refusal.Input("Ideas.UnknownLine", "Line");
    public static readonly Refusal UnknownGroup = Refusal.Input("Ideas.UnknownGroup", "Group");
    public static readonly Refusal GroupIsSettled = Refusal.Rule("Ideas.GroupIsSettled");
    public static readonly Refusal UnknownLanguage = Refusal.Input("Ideas.UnknownLanguage", "Language");
}

/// <summary>Lengths in UTF-16 units after cleaning, as every form and database counts them.</summary>
public static class IdeaSizes
{
    public const int TitleMinimum = 8;
    public const int TitleMaximum = 120;
    public const int TextMinimum = 10;
    public const int TextMaximum = 4_000;
    public const int TagMinimum = 2;
    public const int TagMaximum = 30;
}
