namespace Community.Admin;

/// <summary>Every no that administration can give.</summary>
public static class AdminRefusals
{
    public static readonly Refusal OnlyAdministrators = Refusal.Forbidden("Admin.OnlyAdministrators");
    public static readonly Refusal LineName = Refusal.Input("Admin.LineName", "Name", LineSizes.NameMaximum);
    public static readonly Refusal LineAbout = Refusal.Input("Admin.LineAbout", "About", LineSizes.AboutMaximum);
    public static readonly Refusal LineTaken = Refusal.Input("Admin.LineTaken", "Name");
    public static readonly Refusal UndecidedStays = Refusal.Rule("Admin.UndecidedStays");
    public static readonly Refusal UnknownMember = Refusal.Input("Admin.UnknownMember", "Who");
    public static readonly Refusal NameIsShared = Refusal.Input("Admin.NameIsShared", "Who");
    public static readonly Refusal UnknownLine = Refusal.Input("Admin.UnknownLine", "Line");

    /// <summary>Somebody must be able to open this door again.</summary>
    public static readonly Refusal LastAdministrator = Refusal.Rule("Admin.LastAdministrator");
}

public static class LineSizes
{
    public const int NameMaximum = 60;
    public const int AboutMaximum = 1_000;
}
