using Community.Events;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Database;

/// <summary>A fresh, migrated database for a portal: a copy of a template that is migrated once in a run.</summary>
public static class TestDatabase
{
    private static readonly Lazy<Task<string>> SqliteTemplate = new(MigrateSqliteTemplateAsync);

    /// <summary>Which database the suite runs on: <c>COMMUNITY_TEST_DATABASE</c>, else the server that <c>COMMUNITY_TEST_SQLSERVER</c> names, else SQLite.</summary>
    public static DatabaseProvider Provider { get; } = Enum.Parse<DatabaseProvider>(Environment.GetEnvironmentVariable("COMMUNITY_TEST_DATABASE") is { Length: > 0 } name ? name
        : Environment.GetEnvironmentVariable("COMMUNITY_TEST_SQLSERVER") is { Length: > 0 } ? nameof(DatabaseProvider.SqlServer) : nameof(DatabaseProvider.Sqlite));

    public static async Task<(DatabaseProvider Provider, string Connection)> NewAsync()
    {
        if (Provider == DatabaseProvider.Postgres) return (Provider, await (await PostgresServer.Shared).NewDatabase(MigrateAsync));
        if (Provider == DatabaseProvider.SqlServer) return (Provider, await SqlServerDatabases.NewAsync(MigrateAsync));
        var file = Path.Combine(Directory.CreateTempSubdirectory("portal-test-").FullName, "community.db");
        File.Copy(await SqliteTemplate.Value, file);
        return (Provider, $"Data Source={file}");
    }

    private static async Task<string> MigrateSqliteTemplateAsync()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("portal-template-").FullName, "community.db");
        await MigrateAsync($"Data Source={file};Pooling=False");
        SqliteConnection.ClearAllPools();
        return file;
    }

    private static async Task MigrateAsync(string connection)
    {
        var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddSingleton(FollowUps.None)
            .AddCommunityDb(new DatabaseSettings(Provider, connection)).AddScoped<Migrator>();
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Migrator>().RunAsync();
    }
}
