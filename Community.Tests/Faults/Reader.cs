using Community.Browser;
using Community.Ideas;
using Microsoft.EntityFrameworkCore;

namespace Community.Faults;

/// <summary>A browser that has the thread open while portals come and go.</summary>
internal static class Reader
{
    public static async Task<ChromeWindow> OpenAsync(string address, Idea idea)
    {
        var window = await Chrome.Open(address);
        // While nobody answers, the browser says so in its console; that is what these tests do on purpose.
        window.Expect("ERR_");
        window.Expect("Failed to load resource");
        window.Expect("WebSocket");
        window.Expect("502 ");
        window.Expect("503 ");
        await window.Page.GotoAsync($"/ideas/{idea.Id}");
        return window;
    }

    /// <summary>In the end it shows exactly the thread, post by post and word by word.</summary>
    public static async Task CatchesUpAsync(Portal portal, ChromeWindow window, Idea idea)
    {
        await using var closing = window;
        var posts = await portal.Look(db => db.Posts.Where(post => post.ThreadId == idea.ThreadId).OrderBy(post => post.Seq).Select(post => new { post.Seq, post.Text }).ToListAsync());
        await window.Page.Locator($"[data-seq='{posts[^1].Seq}']").WaitForAsync();
        var shown = await window.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('[data-seq]')].map(post => `${post.dataset.seq} ${post.querySelector('.said').innerText.trim()}`)");
        Assert.Equal(posts.Select(post => $"{post.Seq} {post.Text}").Order(StringComparer.Ordinal), shown.Order(StringComparer.Ordinal));
    }
}
