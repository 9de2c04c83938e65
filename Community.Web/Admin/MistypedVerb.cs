using System.CommandLine;
using Community.Platform;

namespace Community.Admin;

/// <summary>A word that is no verb. Without a verb the portal serves, and settings may follow; a mistyped one must not serve by mistake.</summary>
internal static class MistypedVerb
{
    /// <summary>The first word, where it is neither an option nor a setting (<c>--urls</c>, <c>/urls</c>, <c>urls=…</c>).</summary>
    public static string? In(string[] args) =>
        args is [var first, ..] && !first.StartsWith('-') && !first.StartsWith('/') && !first.Contains('=', StringComparison.Ordinal) ? first : null;

    public static async Task<int> TellAsync(string verb, RootCommand root)
    {
        await Console.Error.WriteLineAsync(Words.Of("Admin.NoSuchVerb", verb, string.Join(", ", root.Subcommands.Where(command => !command.Hidden).Select(command => command.Name))));
        return 1;
    }
}
