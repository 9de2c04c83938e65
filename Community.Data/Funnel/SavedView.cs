namespace Community.Funnel;

/// <summary>A view of the board under a name. Whoever saved it sees it, and nobody else.</summary>
public sealed class SavedView
{
    public const int NameMaximum = 60;

    /// <summary>What one person finds their way among.</summary>
    public const int PerMember = 30;

    public long Id { get; set; }

    public long MemberId { get; set; }

    public required string Name { get; set; }

    /// <summary>The name in capitals: two that differ by them alone are one.</summary>
    public required string NameKey { get; set; }

    public string Line { get; set; } = "";

    public string Group { get; set; } = "";

    public string Country { get; set; } = "";

    public string Owner { get; set; } = "";

    public BoardSort Sort { get; set; }

    public BoardView View => new(Line, Group, Country, Owner, Sort);

    public static string KeyOf(string name) => name.ToUpperInvariant();
}
