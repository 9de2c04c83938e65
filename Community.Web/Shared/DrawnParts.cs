using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.Extensions.Caching.Memory;

namespace Community.Shared;

/// <summary>
/// Parts of pages as markup, remembered: a part looks the same to everybody who reads a language and is told the same, so it is drawn once and not again for
/// each reader. Nothing remembered can be out of date, because all that is drawn is part of the key.
/// </summary>
public sealed class DrawnParts : IDisposable
{
    /// <summary>Characters kept, of two bytes each: about 30,000 posts.</summary>
    private const long Most = 32 * 1024 * 1024;

    /// <summary>What a part weighs beside its markup, in characters: its key and the memory's own row.</summary>
    private const int Around = 512;

    private static readonly TimeSpan Unasked = TimeSpan.FromMinutes(10);

    private readonly MemoryCache memory = new(new MemoryCacheOptions { SizeLimit = Most });

    /// <summary>The part in the language that is current.</summary>
    /// <param name="look">All that it shows, compared by value.</param>
    /// <param name="draw">Draws it.</param>
    public async ValueTask<IHtmlContent> OfAsync(object look, Func<Task<string>> draw)
    {
        var key = new Key(look, CultureInfo.CurrentUICulture.Name);
        if (memory.TryGetValue(key, out HtmlString? known)) return known!;
        var html = await draw();
        return memory.Set(key, new HtmlString(html), new MemoryCacheEntryOptions { Size = html.Length + Around, SlidingExpiration = Unasked });
    }

    public void Dispose() => memory.Dispose();

    private sealed record Key(object Look, string Language);
}
