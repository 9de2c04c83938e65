#pragma warning disable EF1001 // Where EF meets a statement is its own affair; nothing public tells of every query and save with its values.
using System.Collections.Concurrent;
using Community.Database.Sqlite;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query.Internal;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Community.Database.SqlServer;

/// <summary>
/// While the suite runs on SQLite, every query and every save is also put to a SQL Server on paper, once for each shape, and what that is told is kept.
/// It happens on a thread of its own, so that no request and no lock waits for it.
/// </summary>
internal static class Mirror
{
    private static readonly ConcurrentDictionary<object, bool> Seen = new();
    private static readonly BlockingCollection<(string What, Action<SqlServerCommunityDb> Put)> Queue = [];
    private static readonly ConcurrentDictionary<string, string> Told = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, string> Failed = new(StringComparer.Ordinal);
    private static readonly Lazy<Task> Worker = new(() => Task.Factory.StartNew(Work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default));
    private static DbContextOptions<SqlServerCommunityDb>? options;

    /// <summary>Statements, each with what first led to it.</summary>
    public static IReadOnlyDictionary<string, string> Statements => Told;

    /// <summary>What SQL Server's provider could not say, and why.</summary>
    public static IReadOnlyDictionary<string, string> Refused => Failed;

    public static void Attach(IServiceCollection services)
    {
        if (TestDatabase.Provider != DatabaseProvider.Sqlite) return;
        services.ConfigureDbContext<SqliteCommunityDb>(db => db.ReplaceService<IQueryCompiler, MirroredQueries>().ReplaceService<IDatabase, MirroredSaves>());
    }

    /// <summary>Puts to paper what has this shape, if nothing of the same shape was before.</summary>
    /// <param name="shape">Of two that are equal the second leads to no other statement.</param>
    /// <param name="around">The context that was asked.</param>
    /// <param name="what">The same in words, for whoever reads that it failed.</param>
    /// <param name="snapshot">Takes at once all that may change, and gives what is done later.</param>
    public static void Once(object shape, DbContext around, Func<string> what, Func<Action<SqlServerCommunityDb>> snapshot)
    {
        if (!Seen.TryAdd(shape, true)) return;
        options ??= PaperOptions(around);
        _ = Worker.Value;
        Queue.Add((what(), snapshot()));
    }

    /// <summary>Puts it to paper now.</summary>
    public static void Put(string what, Action<SqlServerCommunityDb> put)
    {
        using var connection = new PaperConnection(statement => Told.TryAdd(statement, what));
        using var db = new SqlServerCommunityDb(new DbContextOptionsBuilder<SqlServerCommunityDb>(options ?? PaperOptions(null)).UseSqlServer(connection).Options, Surroundings.None);
        try
        {
            put(db);
        }
        catch (Exception exception)
        {
            Failed.TryAdd(what, (exception is System.Reflection.TargetInvocationException { InnerException: { } inner } ? inner : exception).ToString());
        }
    }

    /// <summary>Waits until all that was asked has been put. Nothing can be asked after that.</summary>
    public static async Task FinishAsync()
    {
        Queue.CompleteAdding();
        await Worker.Value;
    }

    private static void Work()
    {
        foreach (var (what, put) in Queue.GetConsumingEnumerable()) Put(what, put);
    }

    /// <summary>Identity's options shape the model, so paper has those of the portal.</summary>
    private static DbContextOptions<SqlServerCommunityDb> PaperOptions(DbContext? around)
    {
        var identity = around?.GetService<IDbContextOptions>().FindExtension<CoreOptionsExtension>()?.ApplicationServiceProvider?.GetService<IOptions<IdentityOptions>>();
        var services = new ServiceCollection().AddSingleton(identity ?? Options.Create(new IdentityOptions())).BuildServiceProvider();
        return new DbContextOptionsBuilder<SqlServerCommunityDb>().UseApplicationServiceProvider(services).Options;
    }
}
