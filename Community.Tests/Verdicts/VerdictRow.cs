namespace Community.Verdicts;

/// <summary>One line of the table: a route, on which thing, sent with what, to which effect, and what each role is told.</summary>
/// <param name="Method">An HTTP method, or HUB.</param>
/// <param name="Route">The template without constraints, or a method of the hub.</param>
/// <param name="Scene">What is there; made by <see cref="Scenes"/>.</param>
/// <param name="Fields">The form, or the query of a GET; <c>{name}</c> is filled from the scene.</param>
/// <param name="Effects">Tables that change, <c>"words"</c> that show, <c>>/path</c> where one is led, <c>mail</c>, <c>cookie</c>.</param>
internal sealed record VerdictRow(string Method, string Route, string Scene, string Fields, IReadOnlyList<string> Effects, IReadOnlyDictionary<string, Verdict> Told)
{
    private static readonly string File = Path.Combine(Repository.Root, "Community.Tests", "Verdicts", "verdicts.txt");

    public string Name => $"{Method} {Route} | {Scene} | {Fields}";

    public bool IsRead => Method is "GET";

    /// <summary>Called by a program: with a token for a cookie, and JSON for a form.</summary>
    public bool IsApi => Route.StartsWith("api/v1/", StringComparison.Ordinal);

    public static IReadOnlyList<VerdictRow> Read()
    {
        var lines = System.IO.File.ReadAllLines(File).Where(line => line.Length > 0 && !line.StartsWith('#')).Select(line => line.Split('|', StringSplitOptions.TrimEntries)).ToList();
        var roles = Words(lines[0][4]);
        return [.. lines.Skip(1).Select(cells => Of(cells, roles))];
    }

    private static VerdictRow Of(string[] cells, string[] roles)
    {
        var (request, verdicts) = (Words(cells[0]), Words(cells[4]));
        // One word stands for all roles alike.
        if (verdicts.Length == 1) verdicts = [.. Enumerable.Repeat(verdicts[0], roles.Length)];
        if (verdicts.Length != roles.Length) throw new FormatException($"{verdicts.Length} verdicts for {roles.Length} roles: {cells[0]} | {cells[1]}");
        return new VerdictRow(request[0], request.ElementAtOrDefault(1) ?? "", cells[1], cells[2], EffectsOf(cells[3]),
            roles.Zip(verdicts).ToDictionary(pair => pair.First, pair => VerdictWords.Parse(pair.Second), StringComparer.Ordinal));
    }

    private static List<string> EffectsOf(string cell)
    {
        var parts = cell.Split('"');
        // Every second part stood between quotes.
        return [.. parts.SelectMany((part, at) => at % 2 == 1 ? [$"\"{part}"] : Words(part))];
    }

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
