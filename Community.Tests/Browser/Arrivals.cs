using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Community.Browser;

/// <summary>Waits for the page to which something leads.</summary>
internal static class Arrivals
{
    /// <summary>
    /// Until the page has come to this address and is whole. Playwright's own wait looks at the address first and begins to listen after that: a page that arrives in
    /// between is never heard of.
    /// </summary>
    /// <param name="page">Which page.</param>
    /// <param name="glob">The address, with <c>*</c> for all but a slash and <c>**</c> for all.</param>
    public static async Task ArrivesAtAsync(this IPage page, string glob)
    {
        var address = new Regex($"^{Regex.Escape(glob).Replace(@"\*\*", ".*", StringComparison.Ordinal).Replace(@"\*", "[^/]*", StringComparison.Ordinal)}$", RegexOptions.NonBacktracking);
        await Soon.HoldsAsync(() => address.IsMatch(page.Url));
        await page.WaitForFunctionAsync("() => document.readyState === 'complete'");
    }
}
