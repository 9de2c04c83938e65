namespace Community.Groups;

/// <summary>Every no when a group is founded, changed, or its offices are filled.</summary>
public static class FoundingRefusals
{
    public static readonly Refusal GroupName = Refusal.Input("Admin.GroupName", "Name", GroupSizes.NameMaximum);
    public static readonly Refusal GroupTaken = Refusal.Input("Admin.GroupTaken", "Name");
    public static readonly Refusal GroupChoice = Refusal.Input("Admin.GroupChoice", "Kind");
    public static readonly Refusal GroupCountry = Refusal.Input("Admin.GroupCountry", "Country");
    public static readonly Refusal GroupPlace = Refusal.Input("Admin.GroupPlace", "Place", GroupSizes.PlaceMaximum);
    public static readonly Refusal GroupLanguages = Refusal.Input("Admin.GroupLanguages", "Languages");
    public static readonly Refusal GroupAbout = Refusal.Input("Admin.GroupAbout", "About", GroupSizes.AboutMaximum);
    public static readonly Refusal GroupSince = Refusal.Input("Admin.GroupSince", "Since", GroupSizes.FirstYear);
    public static readonly Refusal OfficeIsHeld = Refusal.Rule("Admin.OfficeIsHeld");
    public static readonly Refusal DeputiesAreComplete = Refusal.Rule("Admin.DeputiesAreComplete", Deputyship.PerGroup);
    public static readonly Refusal HoldsOfficeAlready = Refusal.Rule("Admin.HoldsOfficeAlready");
    public static readonly Refusal BannedFromGroup = Refusal.Rule("Admin.BannedFromGroup");
}
