using System.Reflection;
using System.Text.RegularExpressions;
using Community.Platform;

namespace Community.House;

/// <summary>The rules of docs/ARCHITECTURE.md that a machine can keep.</summary>
public sealed partial class DependencyTests
{
    private static readonly Assembly Data = typeof(CommunityDb).Assembly;
    private static readonly IReadOnlyList<Type> UseCases = [.. Data.GetTypes().Where(type => type.IsClass && type.GetMethod("By") is not null)];

    [Fact]
    public void Data_knows_neither_http_nor_html()
    {
        var names = Data.GetReferencedAssemblies().Select(name => name.Name!).ToList();

        Assert.DoesNotContain(names, name => name.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal) && !name.Contains("Identity", StringComparison.Ordinal));
        Assert.DoesNotContain("Community.Web", names);
    }

    [Fact]
    public void A_use_case_is_sealed_has_one_door_and_calls_no_other()
    {
        Assert.NotEmpty(UseCases);
        Assert.All(UseCases, type =>
        {
            Assert.True(type.IsSealed, $"{type.Name} is not sealed.");
            Assert.Equal(["By"], type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Select(method => method.Name).Distinct());
            var needs = type.GetConstructors().Single().GetParameters().Select(parameter => parameter.ParameterType);
            Assert.DoesNotContain(needs, need => UseCases.Contains(need));
        });
    }

    [Fact]
    public void Only_the_database_folder_names_a_provider()
    {
        var offenders = Sources("Community.Data").Concat(Sources("Community.Web")).Where(file => !file.Contains("/Database/", StringComparison.Ordinal))
            .Where(file => Provider().IsMatch(File.ReadAllText(file)));

        Assert.Empty(offenders);
    }

    [Fact]
    public void Every_refusal_has_its_sentence()
    {
        var named = Data.GetTypes().SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static)).Where(field => field.FieldType == typeof(Refusal)).Select(field => (Refusal)field.GetValue(null)!).ToList();
        var made = Data.GetTypes().Where(type => type.Name.EndsWith("Refusals", StringComparison.Ordinal)).SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)).Where(method => method.ReturnType == typeof(Refusal) && !method.IsSpecialName)
            .Select(method => (Refusal)method.Invoke(null, [.. method.GetParameters().Select(parameter => Sample(parameter.ParameterType))])!).ToList();
        var refusals = named.Concat(made).ToList();

        Assert.True(named.Count > 100 && made.Count > 10, $"Found {named.Count} named and {made.Count} made.");
        Assert.All(refusals, refusal => Assert.DoesNotContain("⟦", Words.Of(refusal), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Community.Data", "Search", "")]
    [InlineData("Community.Data", "Text", "Search")]
    [InlineData("Community.Data", "Events", "")]
    [InlineData("Community.Web", "Shared", "Platform Text")]
    public void What_all_features_stand_on_knows_none_of_them(string project, string room, string known)
    {
        var names = Directory.EnumerateFiles(Path.Combine(Repository.Root, project, room), "*.cs*").SelectMany(file => Room().Matches(File.ReadAllText(file)).Select(match => match.Groups["room"].Value)).Distinct();

        Assert.Empty(names.Except([room, "Web", "Data", .. known.Split(' ')]));
    }

    [Fact]
    public void Nothing_but_a_use_case_writes()
    {
        var offenders = Sources("Community.Web").Where(file => !file.EndsWith("/KeysInDatabase.cs", StringComparison.Ordinal)).Where(file => Write().IsMatch(File.ReadAllText(file)));

        Assert.Empty(offenders);
    }

    [Fact]
    public void Every_word_that_a_page_asks_for_is_there()
    {
        var asked = Directory.EnumerateFiles(Path.Combine(Repository.Root, "Community.Web"), "*.cs*", SearchOption.AllDirectories).Where(file => !file.Contains("node_modules", StringComparison.Ordinal))
            .SelectMany(file => Asked().Matches(File.ReadAllText(file)).Select(match => (file, Key: match.Groups["key"].Value, Counted: match.Groups["count"].Success)));
        var missing = asked.SelectMany(word => word.Counted ? new[] { (word.file, Key: word.Key + ".One"), (word.file, Key: word.Key + ".Other") } : [(word.file, word.Key)])
            .Where(word => Words.Of(word.Key).Contains('⟦', StringComparison.Ordinal)).Select(word => $"{word.Key} in {Path.GetFileName(word.file)}").Distinct();

        Assert.Empty(missing);
    }

    [Fact]
    public void No_page_carries_style_or_script_of_its_own()
    {
        var offenders = Directory.EnumerateFiles(Path.Combine(Repository.Root, "Community.Web"), "*.cshtml", SearchOption.AllDirectories).Where(file => Inline().IsMatch(File.ReadAllText(file)));

        Assert.Empty(offenders);
    }

    private static object Sample(Type type) => type == typeof(string) ? "x" : type == typeof(int) ? 1 : new[] { "x" };

    private static IEnumerable<string> Sources(string project) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, project), "*.cs", SearchOption.AllDirectories).Where(file => !file.Contains("node_modules", StringComparison.Ordinal));

    [GeneratedRegex(@"Npgsql|Microsoft\.Data\.|UseSqlite|UseSqlServer|SqliteCommunityDb|PostgresCommunityDb|SqlServerCommunityDb|SqlQuery|FromSql|ExecuteSql", RegexOptions.NonBacktracking)]
    private static partial Regex Provider();

    [GeneratedRegex(@"\bCommunity\.(?<room>[A-Z][A-Za-z]+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Room();

    [GeneratedRegex(@"SaveChanges|SaveAsync|ExecuteUpdate|ExecuteDelete", RegexOptions.NonBacktracking)]
    private static partial Regex Write();

    [GeneratedRegex("""(?:\bT(?:\[|\.Html\()|(?<count>\bT\.Count\()|Words\.Of\()"(?<key>[A-Z][A-Za-z]+\.[A-Za-z.]+)"[,\])]""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Asked();

    [GeneratedRegex("""\sstyle="|<style|<script>|<script\s+type="[^"]*">|\son(click|load|submit|change|error)=""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Inline();
}
