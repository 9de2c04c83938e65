using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.OutputCaching;

namespace Community.Platform;

/// <summary>
/// Pages as visitors read them are the same for all who read a language, and are kept until something happens that they show.
/// Marked by <c>[OutputCache(PolicyName = VisitorPages.Policy)]</c>; what each shows is told by tags.
/// </summary>
public sealed class VisitorPages(IOutputCacheStore store, TimeProvider clock)
{
    public const string Policy = "visitors";

    /// <summary>On every page that is kept.</summary>
    public const string All = "all";

    /// <summary>On all but the pages that say what else they show: cards of ideas with votes and posts.</summary>
    public const string Lists = "lists";

    /// <summary>On pages with cards of builds.</summary>
    public const string Builds = "builds";

    /// <summary>Of what happens in quick succession, the pages hear once. Together with the relay's own look around less than a second.</summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(200);

    /// <summary>Longer than any page takes to be drawn.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<string, bool> leaving = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, long> left = new(StringComparer.Ordinal);

    public static string Idea(long id) => string.Create(CultureInfo.InvariantCulture, $"idea:{id}");

    public static string Build(long id) => string.Create(CultureInfo.InvariantCulture, $"build:{id}");

    public static string Thread(long id) => string.Create(CultureInfo.InvariantCulture, $"thread:{id}");

    /// <summary>Soon, every page with the tag is drawn anew.</summary>
    public void Evict(string tag)
    {
        if (leaving.TryAdd(tag, true)) _ = EvictSoonAsync(tag);
    }

    /// <summary>False when a tag left while the page was drawn: what it shows may have been read before, and must not be kept.</summary>
    /// <param name="tags">The page's.</param>
    /// <param name="begun">When it began to be drawn, as a timestamp of <see cref="Stopwatch"/>.</param>
    public bool MayKeep(IEnumerable<string> tags, long begun) => !tags.Any(tag => left.TryGetValue(tag, out var at) && at >= begun);

    /// <summary>Another number after every eviction: what pages read from a memory of their own is remembered under it.</summary>
    public long Turn(string tag) => left.GetValueOrDefault(tag);

    private async Task EvictSoonAsync(string tag)
    {
        await Task.Delay(Gathering, clock);
        leaving.TryRemove(tag, out _);
        left[tag] = Stopwatch.GetTimestamp();
        await store.EvictByTagAsync(tag, CancellationToken.None);
        foreach (var old in left.Where(row => Stopwatch.GetElapsedTime(row.Value) > Remembered)) left.TryRemove(old);
    }
}
