using Community.Admin;
using Community.Database;
using Community.Events;
using Community.Platform;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Faults;

/// <summary>Several portals begin at once on a new database: one works, the others wait.</summary>
public sealed class MigratorsTests
{
    /// <summary>Take out <c>LockServerAsync</c> in MigrateServerAsync, and on PostgreSQL the second of two migrations is done twice.</summary>
    [Fact]
    public async Task Four_who_migrate_an_empty_database_at_once_end_with_one_schema()
    {
        await using var first = await NewAsync();
        var others = Enumerable.Range(0, 3).Select(_ => Provider(first.GetRequiredService<DatabaseSettings>())).ToList();

        await Task.WhenAll(others.Append(first).Select(services => Task.Run(() => MigrateAsync(services))));

        await using var scope = first.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CommunityDb>();
        Assert.Equal(db.Database.GetMigrations(), await db.Database.GetAppliedMigrationsAsync(CancellationToken.None));
        Assert.Empty(await db.MissingPartsAsync(CancellationToken.None));
        Assert.Equal(1, await db.Members.CountAsync(CancellationToken.None));
        foreach (var other in others) await other.DisposeAsync();
    }

    /// <summary>Take out <c>LockFileAsync</c> in MigrateSqliteAsync, and nobody waits; what deletes from <c>__EFMigrationsLock</c>, and everybody does, for ever.</summary>
    [Fact]
    public async Task Who_migrates_waits_for_whoever_is_at_it_and_not_for_one_who_was_killed()
    {
        Assert.SkipUnless(TestDatabase.Provider == DatabaseProvider.Sqlite, "Servers keep this lock themselves, and let it go with the connection.");
        await using var services = await NewAsync();
        var file = new SqliteConnectionStringBuilder(services.GetRequiredService<DatabaseSettings>().ConnectionString).DataSource;
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CommunityDb>();
        // As a process leaves it that is killed in the middle.
        await db.Database.ExecuteSqlRawAsync("CREATE TABLE __EFMigrationsLock (Id INTEGER PRIMARY KEY, Timestamp TEXT NOT NULL); INSERT INTO __EFMigrationsLock VALUES (1, '2026-01-01 00:00:00+00:00')", CancellationToken.None);

        Task waiting;
        await using (new FileStream(file + ".migrating", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
        {
            waiting = Task.Run(() => MigrateAsync(services));
            // As long as it takes others to be done, and twice that.
            for (var other = 0; other < 2; other++)
            {
                await using var elsewhere = await NewAsync();
                await MigrateAsync(elsewhere);
            }

            Assert.Empty(await db.Database.GetAppliedMigrationsAsync(CancellationToken.None));
        }

        await waiting.WaitAsync(Soon.Patience, CancellationToken.None);
        Assert.Equal(db.Database.GetMigrations(), await db.Database.GetAppliedMigrationsAsync(CancellationToken.None));
    }

    /// <summary>Take out <c>AloneAsync</c> in SeedVerb, or <c>LockFileAsync</c> in Migrator, and the second to come takes away what the first is filling, or fills it twice.</summary>
    [Fact]
    public async Task Of_two_who_fill_a_new_database_at_once_one_does_and_the_other_finds_it_full()
    {
        SkipWhereNoneIsMade();
        await using var portal = await Portal.StartAsync();

        var both = await Task.WhenAll(PortalProcess.RunAsync(portal, "seed", "demo"), PortalProcess.RunAsync(portal, "seed", "demo"));

        var why = string.Join('\n', both.Select(one => $"{one.Exit}: {one.Said}"));
        Assert.True(both.Count(one => one.Exit == 0) == 1, why);
        Assert.True(both.Single(one => one.Exit != 0).Said.Contains(Words.Of("Admin.SeedNotEmpty"), StringComparison.Ordinal), why);
        Assert.Equal(DemoState.Seeded, await portal.Look(db => SeedDemo.StateAsync(db)));
        Assert.All(await portal.CheckAsync(), finding => Assert.Empty(finding.Faults));
    }

    private static void SkipWhereNoneIsMade() =>
        Assert.SkipUnless(TestDatabase.Provider != DatabaseProvider.SqlServer, "An empty database on a SQL Server of others is not ours to make by the dozen.");

    private static async Task<ServiceProvider> NewAsync()
    {
        SkipWhereNoneIsMade();
        return Provider(new DatabaseSettings(TestDatabase.Provider, TestDatabase.Provider == DatabaseProvider.Postgres
            ? await (await PostgresServer.Shared).EmptyDatabase()
            : $"Data Source={Path.Combine(Directory.CreateTempSubdirectory("portal-migrators-").FullName, "new", "community.db")};Pooling=False"));
    }

    private static ServiceProvider Provider(DatabaseSettings settings) =>
        new ServiceCollection().AddSingleton(TimeProvider.System).AddSingleton(FollowUps.None).AddCommunityDb(settings).AddScoped<Migrator>().BuildServiceProvider();

    private static async Task MigrateAsync(ServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Migrator>().RunAsync(CancellationToken.None);
    }
}
