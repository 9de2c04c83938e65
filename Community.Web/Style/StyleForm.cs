namespace Community.Style;

/// <summary>What the example form is filled with.</summary>
public sealed class StyleForm
{
    public string Title { get; set; } = "A sorting tray that snaps under every baseplate";
    public string Better { get; set; } = "A tray";
}
