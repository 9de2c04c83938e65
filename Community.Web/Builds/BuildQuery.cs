using Community.Platform;
using Community.Text;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.WebUtilities;

namespace Community.Builds;

/// <summary>What the address of a gallery asks for; strange values ask for nothing.</summary>
public sealed class BuildQuery
{
    public static readonly IReadOnlyDictionary<string, BuildOrder> Orders = new Dictionary<string, BuildOrder>(StringComparer.Ordinal)
    {
        ["new"] = BuildOrder.New,
        ["likes"] = BuildOrder.Likes,
    };

    private const int LongestQuery = 120;

    public string? Sort { get; set; }

    public string? Group { get; set; }

    public string? Theme { get; set; }

    public string? Tag { get; set; }

    public string? Scale { get; set; }

    public string? Licence { get; set; }

    public string? Parts { get; set; }

    public string? Q { get; set; }

    public string? After { get; set; }

    [BindNever]
    public BuildOrder Order => Orders.GetValueOrDefault(Sort ?? "", BuildOrder.New);

    public BuildFilter ToFilter() => new(
        Order, Word(Group), Typed.Read<BuildTheme>(Theme), Word(Tag), Typed.Read<BuildScale>(Scale), Typed.Read<BuildLicence>(Licence), Typed.Read<PartsRange>(Parts), Query: Word(Q), After: After);

    /// <summary>The same gallery from its beginning, with one thing asked differently, or no longer.</summary>
    public string With(string name, string? value) => Address(Pairs().Where(pair => pair.Key != name).Append(KeyValuePair.Create(name, value)));

    public string From(string? after) => Address(Pairs().Append(KeyValuePair.Create("after", after)));

    /// <summary>The same as a feed.</summary>
    public string FeedFrom(string? after) => "/builds.atom" + From(after)["/builds".Length..];

    /// <summary>What a form of one field carries along, so that it takes no other filter away.</summary>
    public IEnumerable<KeyValuePair<string, string>> AllBut(string name) =>
        Pairs().Where(pair => pair.Key != name && pair.Value is not null).Select(pair => KeyValuePair.Create(pair.Key, pair.Value!));

    private IEnumerable<KeyValuePair<string, string?>> Pairs()
    {
        var filter = ToFilter();
        return
        [
            new("sort", Order == BuildOrder.New ? null : Sort), new("group", filter.Group), new("theme", filter.Theme?.ToString()), new("tag", filter.Tag), new("scale", filter.Scale?.ToString()),
            new("licence", filter.Licence?.ToString()), new("parts", filter.Parts?.ToString()), new("q", filter.Query),
        ];
    }

    private static string Address(IEnumerable<KeyValuePair<string, string?>> pairs) => QueryHelpers.AddQueryString("/builds", pairs.Where(pair => pair.Value is not null));

    private static string? Word(string? typed) => CleanText.Line(typed) is { Length: > 0 } word ? CleanText.Shorten(word, LongestQuery) : null;
}
