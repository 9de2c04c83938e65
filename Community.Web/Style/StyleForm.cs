namespace Community.Style;

/// <summary>What the example form is filled with.</summary>
public sealed class StyleForm
{
    public string Title { get; set; } = "A sorting tray that snaps under every baseplate";
    public string Today { get; set; } = "Every build night ends the same way: two thousand loose parts on the table and ten minutes before the room closes.";
    public string Better { get; set; } = "A tray";
    public string Email { get; set; } = "";
    public string Password { get; set; } = "";
}
