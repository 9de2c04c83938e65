namespace Community.Builds;

/// <summary>In which order a gallery shows its builds.</summary>
public enum BuildOrder
{
    New,
    Likes,
}

/// <summary>About how many parts a build is made of.</summary>
public enum PartsRange
{
    /// <summary>Under a hundred.</summary>
    Few,

    /// <summary>A hundred and more.</summary>
    Hundreds,

    /// <summary>A thousand and more.</summary>
    Thousands,

    /// <summary>Ten thousand and more.</summary>
    TenThousands,
}

/// <summary>Which builds a gallery shows; everything but the order may be missing.</summary>
/// <param name="Order">The order.</param>
/// <param name="Group">Slug.</param>
/// <param name="Theme">What it is about.</param>
/// <param name="Tag">Folded form.</param>
/// <param name="Scale">How large it stands.</param>
/// <param name="Licence">What others may do with it.</param>
/// <param name="Parts">About how many.</param>
/// <param name="Author">Handle.</param>
/// <param name="Idea">The one that they show.</param>
/// <param name="Query">Words to be found.</param>
/// <param name="After">Where the page before ended, as that page gave it.</param>
public sealed record BuildFilter(
    BuildOrder Order = BuildOrder.New, string? Group = null, BuildTheme? Theme = null, string? Tag = null, BuildScale? Scale = null, BuildLicence? Licence = null,
    PartsRange? Parts = null, string? Author = null, long? Idea = null, string? Query = null, string? After = null)
{
    public bool IsNarrowed => this with { Order = BuildOrder.New, After = null } != new BuildFilter();
}

/// <summary>One page of a gallery, and where the next begins.</summary>
public sealed record BuildPage(IReadOnlyList<BuildCard> Cards, string? Next);
