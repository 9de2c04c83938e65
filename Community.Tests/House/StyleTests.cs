namespace Community.House;

/// <summary>What neither the compiler nor <c>dotnet format whitespace</c> sees of how a file is written.</summary>
public sealed class StyleTests
{
    [Fact]
    public void Usings_stand_in_order()
    {
        var files = Directory.EnumerateDirectories(Repository.Root, "Community.*").SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains("/Migrations/", StringComparison.Ordinal) && !file.Contains("/node_modules/", StringComparison.Ordinal)).ToList();

        Assert.True(files.Count > 500, $"Found {files.Count} files.");
        Assert.All(files, file =>
        {
            var usings = UsingsOf(file);
            Assert.True(usings.SequenceEqual(usings.OrderBy(Place).ThenBy(ByParts, StringComparer.OrdinalIgnoreCase)), $"The usings of {file} are out of order.");
        });
    }

    private static List<string> UsingsOf(string file) =>
        [.. File.ReadLines(file).TakeWhile(line => !line.StartsWith("namespace ", StringComparison.Ordinal) && !line.StartsWith("#if", StringComparison.Ordinal)).Where(line => line.StartsWith("using ", StringComparison.Ordinal) && line.EndsWith(';') && !line.Contains('(', StringComparison.Ordinal))
            .Select(line => line["using ".Length..^1])];

    // Types' names last, and members' before them; the framework's namespaces before all others.
    private static int Place(string name) => name switch
    {
        _ when name.Contains('=', StringComparison.Ordinal) => 3,
        _ when name.StartsWith("static ", StringComparison.Ordinal) => 2,
        _ => name == "System" || name.StartsWith("System.", StringComparison.Ordinal) ? 0 : 1,
    };

    // A full stop comes before every letter, so that a namespace stands before what begins like it.
    private static string ByParts(string name) => name.Replace('.', '\u0001');
}
