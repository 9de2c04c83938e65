using Community.Platform;
using Community.Text;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.WebUtilities;

namespace Community.Ideas;

/// <summary>What the address of a list asks for; strange values ask for nothing.</summary>
public sealed class IdeaQuery
{
    public static readonly IReadOnlyDictionary<string, IdeaOrder> Orders = new Dictionary<string, IdeaOrder>(StringComparer.Ordinal)
    {
        ["rising"] = IdeaOrder.Rising,
        ["new"] = IdeaOrder.New,
        ["votes"] = IdeaOrder.Votes,
        ["needs-you"] = IdeaOrder.NeedsYou,
    };

    private const int LongestQuery = 120;

    public string? Sort { get; set; }

    public IReadOnlyList<string>? Stage { get; set; }

    public string? Group { get; set; }

    public string? Tag { get; set; }

    public string? Line { get; set; }

    public string? Lang { get; set; }

    public string? Q { get; set; }

    public string? After { get; set; }

    [BindNever]
    public IdeaOrder Order => Orders.GetValueOrDefault(Sort ?? "", IdeaOrder.Rising);

    [BindNever]
    public IReadOnlyList<IdeaStage> Stages =>
        [.. (Stage ?? []).Select(name => Typed.Read<IdeaStage>(name) is { } stage && IdeaStages.Listed.Contains(stage) ? stage : IdeaStage.Draft)
            .Where(stage => stage != IdeaStage.Draft).Distinct()];

    public IdeaFilter ToFilter() => new(Order, Stages, Word(Group), Word(Tag), Word(Line), Word(Lang), Word(Q), After);

    /// <summary>The same list from its beginning, with one thing asked differently, or no longer.</summary>
    public string With(string name, string? value) => Address(Pairs().Where(pair => pair.Key != name).Append(KeyValuePair.Create(name, value)));

    public string From(string? after) => Address(Pairs().Append(KeyValuePair.Create("after", after)));

    /// <summary>The same as a feed.</summary>
    public string FeedFrom(string? after) => "/ideas.atom" + From(after)["/ideas".Length..];

    /// <summary>What a form of one field carries along, so that it takes no other filter away.</summary>
    public IEnumerable<KeyValuePair<string, string>> AllBut(string name) =>
        Pairs().Where(pair => pair.Key != name && pair.Value is not null).Select(pair => KeyValuePair.Create(pair.Key, pair.Value!));

    private IEnumerable<KeyValuePair<string, string?>> Pairs() =>
    [
        new("sort", Order == IdeaOrder.Rising ? null : Sort), .. Stages.Select(stage => KeyValuePair.Create("stage", (string?)stage.ToString())),
        new("group", Word(Group)), new("tag", Word(Tag)), new("line", Word(Line)), new("lang", Word(Lang)), new("q", Word(Q)),
    ];

    private static string Address(IEnumerable<KeyValuePair<string, string?>> pairs) => QueryHelpers.AddQueryString("/ideas", pairs.Where(pair => pair.Value is not null));

    private static string? Word(string? typed) => CleanText.Line(typed) is { Length: > 0 } word ? word[..Math.Min(word.Length, LongestQuery)] : null;
}
