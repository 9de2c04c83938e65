namespace Community.Shared;

/// <summary>A way through the portal, as the bar and the phone's menu show it.</summary>
/// <param name="Key">Of its name among the words.</param>
/// <param name="Shortcut">The keys that lead there.</param>
public sealed record Way(string Key, string Href, string Shortcut)
{
    private static readonly Way[] Everybody = [new("Ideas", "/ideas", "g i"), new("Builds", "/builds", "g s"), new("Groups", "/groups", "g g"), new("Roadmap", "/roadmap", "g r")];

    private static readonly Way[] Staff = [.. Everybody, new("Board", "/board", "g b")];

    public static IReadOnlyList<Way> Of(Viewer? viewer) => viewer?.Board == true ? Staff : Everybody;

    /// <summary>The one on which a page lies, if any.</summary>
    public static Way? At(PathString path) => Array.Find(Staff, way => path.StartsWithSegments(way.Href, StringComparison.OrdinalIgnoreCase));
}
