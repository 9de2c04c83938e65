using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace Community.Database.SqlServer;

/// <summary>What SQL Server does in its own way, without a query that SQLite would have been asked: every lock that a use case takes, and what holds its schema together.</summary>
internal static partial class OwnWays
{
    public static void Walk(SqlServerCommunityDb db) => WalkAsync(db).GetAwaiter().GetResult();

    private static async Task WalkAsync(SqlServerCommunityDb db)
    {
        foreach (var locked in Locked()) await (Task)typeof(CommunityDb).GetMethod(nameof(CommunityDb.LockAsync))!.MakeGenericMethod(locked).Invoke(db, [1L, CancellationToken.None])!;
        await db.LockInboxesAsync([1, 2]);
        await db.CompleteSchemaAsync();
        await db.MissingPartsAsync();
        await using (await db.BeginReadingAsync()) await db.Database.GetPendingMigrationsAsync();
    }

    /// <summary>Whatever the code locks, by its own words.</summary>
    private static IEnumerable<Type> Locked() => Directory.EnumerateFiles(Path.Combine(Repository.Root, "Community.Data"), "*.cs", SearchOption.AllDirectories)
        .SelectMany(file => Lock().Matches(File.ReadAllText(file)).Select(match => match.Groups["entity"].Value)).Distinct()
        .Select(name => typeof(CommunityDb).Assembly.GetTypes().Single(type => type.Name == name));

    [GeneratedRegex(@"db\.LockAsync<(?<entity>\w+)>", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Lock();
}
