using System.Data.Common;
using Community.Database.Postgres;
using Community.Database.Sqlite;
using Community.Events;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
#if !PARTIAL_REGISTRY
using Community.Database.SqlServer;
#endif

namespace Community.Database;

public enum DatabaseProvider
{
    Sqlite,
    Postgres,
    SqlServer,
}

/// <summary>Which database, and where.</summary>
/// <param name="Provider">Which.</param>
/// <param name="ConnectionString">Where.</param>
/// <param name="Hurried">Durable at the end and not at every commit: only for filling an empty database, which starts over when it is cut short.</param>
public sealed record DatabaseSettings(DatabaseProvider Provider, string ConnectionString, bool Hurried = false);

/// <summary>The one place that names a provider to the rest of the portal.</summary>
public static class Databases
{
    /// <summary>Under this name PostgreSQL's driver tells of its statements; the others tell nothing.</summary>
    public const string TellingDriver = "Npgsql";

    public static IServiceCollection AddCommunityDb(this IServiceCollection services, DatabaseSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton<EventBell>();
        services.AddSingleton<GroupCommit>();
        services.AddSingleton<Surroundings>();
        return settings.Provider switch
        {
            DatabaseProvider.Sqlite => services.AddDb<SqliteCommunityDb>(options => options
                .UseSqlite(settings.ConnectionString, sqlite => sqlite.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery)).AddInterceptors(new SqlitePragmas(settings.Hurried))),
            DatabaseProvider.Postgres => services.AddDb<PostgresCommunityDb>(options => options
                .UseNpgsql(settings.Hurried ? PostgresCommunityDb.Hurried(settings.ConnectionString) : settings.ConnectionString, postgres => postgres.EnableRetryOnFailure(4).UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery))),
            _ => services.AddSqlServer(settings.ConnectionString),
        };
    }

    /// <summary>A connection string that its driver can read; whether something answers there is seen when it is opened.</summary>
    public static void Check(DatabaseSettings settings)
    {
        try
        {
            _ = settings.Provider switch
            {
                DatabaseProvider.Sqlite => (DbConnectionStringBuilder)new SqliteConnectionStringBuilder(settings.ConnectionString),
                DatabaseProvider.Postgres => new NpgsqlConnectionStringBuilder(settings.ConnectionString),
                _ => new DbConnectionStringBuilder { ConnectionString = settings.ConnectionString },
            };
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException or KeyNotFoundException)
        {
            // The driver names the word that it does not know, and not what stands beside it.
            throw new SettingsException($"ConnectionStrings:Community cannot be read by {settings.Provider}: {wrong.Message}");
        }
    }

    /// <summary>What keeps the database from being used at start, in one sentence; null where it is not the database.</summary>
    public static string? TroubleInWords(Exception exception) => exception is SqliteException failed ? SqliteTrouble.InWords(failed) : null;

    private static IServiceCollection AddDb<TDb>(this IServiceCollection services, Action<DbContextOptionsBuilder> configure) where TDb : CommunityDb =>
        services.AddDbContext<TDb>(configure, optionsLifetime: ServiceLifetime.Singleton).AddScoped<CommunityDb>(scope => scope.GetRequiredService<TDb>());

#if PARTIAL_REGISTRY
    private static IServiceCollection AddSqlServer(this IServiceCollection services, string connectionString) =>
        throw new SettingsException("This build was made without SQL Server's driver, because the package registry lacks a part of it. Use SQLite or PostgreSQL, or build where the whole of NuGet can be reached.");
#else
    private static IServiceCollection AddSqlServer(this IServiceCollection services, string connectionString) =>
        services.AddDb<SqlServerCommunityDb>(options => options
            .UseSqlServer(connectionString, server => server.EnableRetryOnFailure(4).UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery)));
#endif
}

/// <summary>A setting that cannot be used, in one sentence for whoever starts the portal.</summary>
public sealed class SettingsException(string message) : Exception(message);
