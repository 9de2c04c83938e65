using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Community.Browser;

/// <summary>The rules of WCAG 2.2 AA that a machine can judge, and the practices around them.</summary>
public static class Axe
{
    private static readonly string[] s_rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

    public static async Task Check(IPage page)
    {
        var result = await page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = [.. s_rules] } });
        if (result.Violations.Length > 0)
            Assert.Fail($"{page.Url} cannot be used by everyone:{Environment.NewLine}{string.Join(Environment.NewLine, result.Violations.Select(InWords))}");
    }

    /// <summary>The same on every screen: dark, small and right-to-left have faults of their own.</summary>
    public static Task CheckOnEveryScreen(IPage page) => Screens.Each(page, _ => Check(page));

    private static string InWords(AxeResultItem violation)
    {
        var places = violation.Nodes.Select(node => $"    {node.Target} {node.Html}{Environment.NewLine}      {Why(node)}");
        return $"  {violation.Id}: {violation.Help}{Environment.NewLine}{string.Join(Environment.NewLine, places)}";
    }

    private static string Why(AxeResultNode node) =>
        string.Join("; ", node.Any.Concat(node.All).Concat(node.None).Select(check => check.Message));
}
