using Community.Database;
using Community.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Faults;

/// <summary>Several portals begin at once on a new database: one works, the others wait. Take out <c>LockFileAsync</c> in Migrator, and one of them breaks off.</summary>
public sealed class MigratorsTests
{
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

    /// <summary>Take out <c>AloneAsync</c> in Demo, and the second to come takes the file away under the first.</summary>
    [Fact]
    public async Task Who_fills_a_new_database_is_alone_with_it()
    {
        await using var services = await NewAsync();
        await MigrateAsync(services);
        await using var scope = services.CreateAsyncScope();
        var migrator = scope.ServiceProvider.GetRequiredService<Migrator>();

        var first = await migrator.AloneAsync(CancellationToken.None);
        var second = Task.Run(() => migrator.AloneAsync(CancellationToken.None));
        await Task.Delay(300, CancellationToken.None);
        Assert.False(second.IsCompleted);
        await first.DisposeAsync();

        await (await second.WaitAsync(TimeSpan.FromSeconds(20), CancellationToken.None)).DisposeAsync();
    }

    private static async Task<ServiceProvider> NewAsync()
    {
        Assert.SkipUnless(TestDatabase.Provider != DatabaseProvider.SqlServer, "An empty database on a SQL Server of others is not ours to make by the dozen.");
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
