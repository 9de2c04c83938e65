using System.Globalization;
using Community.Platform;
using Microsoft.AspNetCore.Html;
using Microsoft.Extensions.Caching.Memory;

namespace Community.Threads;

/// <summary>
/// Posts as markup, remembered: a post looks the same to everybody who reads a language, so it is drawn once and not again for each
/// reader. Nothing remembered can be out of date, because all that is drawn is part of the key.
/// </summary>
public sealed class DrawnPosts : IDisposable
{
    /// <summary>Characters kept, of two bytes each: about 30,000 posts.</summary>
    private const long Most = 32 * 1024 * 1024;

    private readonly MemoryCache memory = new(new MemoryCacheOptions { SizeLimit = Most });

    /// <summary>The post in the language that is current, its times as the formats write them.</summary>
    public async ValueTask<IHtmlContent> OfAsync(PostView post, Formats formats, Func<PostView, Task<string>> draw)
    {
        var key = new Look(post, formats.Ago(post.At), formats.Date(post.At), CultureInfo.CurrentUICulture.Name);
        if (memory.TryGetValue(key, out HtmlString? known)) return known!;
        var html = await draw(post);
        return memory.Set(key, new HtmlString(html), new MemoryCacheEntryOptions { Size = html.Length + post.Html.Length });
    }

    public void Dispose() => memory.Dispose();

    private sealed record Look(PostView Post, string Ago, string Date, string Language)
    {
        // Two looks of one change differ in little else; to hash every word of a post would cost more than it parts.
        public override int GetHashCode() => HashCode.Combine(Post.Id, Post.Change, Language);
    }
}
