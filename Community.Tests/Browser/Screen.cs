namespace Community.Browser;

/// <summary>What somebody sits in front of: how large it is, how light, and which way they read.</summary>
public sealed record Screen(string Name, int Width, int Height)
{
    public static readonly Screen Desktop = new("desktop", 1280, 900);
    public static readonly Screen Phone = new("phone", 360, 740);
    public static readonly Screen Dark = Desktop with { Name = "dark", IsDark = true };
    public static readonly Screen RightToLeft = Desktop with { Name = "rtl", IsRightToLeft = true };

    public static IReadOnlyList<Screen> All { get; } = [Desktop, Phone, Dark, RightToLeft];

    public bool IsDark { get; init; }

    public bool IsRightToLeft { get; init; }

    public bool HasScript { get; init; } = true;

    /// <summary>Dots of the screen for each of a page's.</summary>
    public float Density { get; init; } = 1;

    public bool IsTouched => Width < 600;

    public Screen WithoutScript() => this with { HasScript = false };
}
