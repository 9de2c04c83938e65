using System.Data.Common;
using Community.Database.Postgres;
using Community.Database.Sqlite;
using Community.Events;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Storage;
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
/// <param name="WaitSeconds">How long a write waits for others before it is put off.</param>
public sealed record DatabaseSettings(DatabaseProvider Provider, string ConnectionString, bool Hurried = false, int WaitSeconds = DatabaseSettings.UsualWait)
{
    public const int UsualWait = 10;

    /// <summary>Whether several portals may share it; a file belongs to one.</summary>
    public bool IsShared => Provider != DatabaseProvider.Sqlite;
}

/// <summary>The one place that names a provider to the rest of the portal.</summary>
public static class Databases
{
    /// <summary>Under this name PostgreSQL's driver tells of its statements; the others tell nothing.</summary>
    public const string TellingDriver = "Npgsql";

    /// <summary>Between two tries after a lost connection; whoever waits for a page has seconds, not minutes.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    private const int MostWaitingContexts = 128;

    public static IServiceCollection AddCommunityDb(this IServiceCollection services, DatabaseSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton<EventBell>();
        services.AddSingleton(_ => new GroupCommit(TimeSpan.FromSeconds(settings.WaitSeconds)));
        services.AddSingleton<Surroundings>();
        return settings.Provider switch
        {
            DatabaseProvider.Sqlite => services.AddSqlite(settings.ConnectionString),
            DatabaseProvider.Postgres => services.AddDb<PostgresCommunityDb>((_, options) => options
                .UseNpgsql(settings.Hurried ? PostgresCommunityDb.Hurried(settings.ConnectionString) : settings.ConnectionString, postgres => postgres.EnableRetryOnFailure(4, LongestPause, errorCodesToAdd: null).UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery))),
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

    /// <summary>True when the database cannot be reached, cannot write, or is held by somebody else for long: nobody's mistake, and over by itself.</summary>
    public static bool IsAway(Exception? exception) => exception switch
    {
        null => false,
        SqliteException failed => SqliteTrouble.IsPassing(failed),
        NpgsqlException { IsTransient: true } or TimeoutException => true,
        PostgresException { SqlState: var state } => state.StartsWith("53", StringComparison.Ordinal) || state.StartsWith("57P", StringComparison.Ordinal) || state == PostgresErrorCodes.LockNotAvailable,
        SqlException { Number: -2 or 1105 or 1222 or 9002 or (>= 10053 and <= 10061) or 53 or 233 } => true,
        _ => IsAway(exception.InnerException),
    };

    // To set up a context costs as much as a question; so they go from one request to the next.
    private static IServiceCollection AddDb<TDb>(this IServiceCollection services, Action<IServiceProvider, DbContextOptionsBuilder> configure) where TDb : CommunityDb =>
        services.AddDbContextPool<TDb>(configure, MostWaitingContexts).AddScoped<CommunityDb>(scope => scope.GetRequiredService<TDb>().Taken());

    // A list of ids is one parameter, as on PostgreSQL: with one for each the statement would be written anew every time it is asked.
    private static IServiceCollection AddSqlite(this IServiceCollection services, string connectionString) => services.AddSingleton<SqliteConnections>().AddSingleton<KeptCommands>()
        .AddDb<SqliteCommunityDb>((provider, options) => options
            .UseSqlite(connectionString, sqlite => sqlite.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery).UseParameterizedCollectionMode(ParameterTranslationMode.Parameter))
            .AddInterceptors(provider.GetRequiredService<SqliteConnections>(), provider.GetRequiredService<KeptCommands>())
            .ReplaceService<IDatabase, DirectSaves>());

#if PARTIAL_REGISTRY
    private static IServiceCollection AddSqlServer(this IServiceCollection services, string connectionString) =>
        throw new SettingsException("This build was made without SQL Server's driver, because the package registry lacks a part of it. Use SQLite or PostgreSQL, or build where the whole of NuGet can be reached.");
#else
    private static IServiceCollection AddSqlServer(this IServiceCollection services, string connectionString) =>
        services.AddDb<SqlServerCommunityDb>((_, options) => options
            .UseSqlServer(connectionString, server => server.EnableRetryOnFailure(4, LongestPause, errorNumbersToAdd: null).UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery)));
#endif
}

/// <summary>A setting that cannot be used, in one sentence for whoever starts the portal.</summary>
public sealed class SettingsException(string message) : Exception(message);
