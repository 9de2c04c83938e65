using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Community.Browser;

/// <summary>The rules of WCAG 2.2 AA that a machine can judge, and the practices around them.</summary>
public static class Axe
{
    private static readonly string s_axe = $"(() => {{ {new BundledAxeScriptProvider().GetScript()} }})()";

    private static readonly object s_rules = new { type = "tag", values = new[] { "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice" } };

    // What a theme can break: everything else stands as it stood in the light.
    private static readonly object s_colours = new { type = "rule", values = new[] { "color-contrast", "link-in-text-block" } };

    public static async Task Check(IPage page)
    {
        if (await FaultsAsync(page) is { Length: > 0 } faults) Assert.Fail(faults);
    }

    /// <summary>The same on every screen: dark, small and right-to-left have faults of their own.</summary>
    public static Task CheckOnEveryScreen(IPage page) => Screens.Each(page, _ => Check(page));

    /// <summary>Everything that shuts somebody out, in words; empty where nothing does.</summary>
    public static Task<string> FaultsAsync(IPage page) => RunAsync(page, s_rules);

    /// <summary>The same for colours alone.</summary>
    public static Task<string> FaultsOfColourAsync(IPage page) => RunAsync(page, s_colours);

    private static async Task<string> RunAsync(IPage page, object rules)
    {
        if (!await page.EvaluateAsync<bool>("'axe' in window")) await page.EvaluateAsync(s_axe);
        var violations = await page.EvaluateAsync<string>("""
            async rules => (await axe.run(document, { runOnly: rules, resultTypes: ['violations'] })).violations.map(rule => `  ${rule.id}: ${rule.help}\n`
              + rule.nodes.map(node => `    ${node.target} ${node.html}\n      ${node.failureSummary}`).join('\n')).join('\n')
            """, rules);
        return violations.Length == 0 ? "" : $"{page.Url} cannot be used by everyone:{Environment.NewLine}{violations}";
    }
}
