using Community.Admin;
using Community.Database.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Database;

/// <summary>
/// Saves that wait for each other share a transaction, and nobody can tell. Take out <c>await shared.Fate</c> in GroupedSave.CommitAsync, and a save is acknowledged before it
/// is durable; the same in TakeBackAsync, and a refusal is told that rests on what never came about; the savepoint in SharedTransaction, and what failed is kept.
/// </summary>
public sealed class GroupCommitTests : IAsyncLifetime
{
    private Portal portal = null!;

    private GroupCommit Writers => portal.Services.GetRequiredService<Surroundings>().Writers;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(TestDatabase.Provider == DatabaseProvider.Sqlite, "Elsewhere the database groups commits itself.");
        portal = await Portal.StartAsync();
        Writers.Longest = TimeSpan.FromMinutes(1);
    }

    public ValueTask DisposeAsync() => portal?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task A_save_is_told_of_when_it_is_durable_and_one_that_fails_takes_nobody_along()
    {
        var (first, second) = await TwoInLineAsync(_ => throw new InvalidTimeZoneException());

        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => second);
        Assert.True((await first).Succeeded);
        Assert.Equal(["First"], await KeptAsync());
    }

    /// <summary>In a file it would take two writes for every page that a save touches, thirteen times what the log itself takes.</summary>
    [Fact]
    public async Task What_a_page_was_before_a_save_is_kept_in_memory()
    {
        var place = 0L;
        await portal.Look(db => db.SaveAsync<Done>(async () =>
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = "PRAGMA temp_store";
            place = (long)(await command.ExecuteScalarAsync())!;
            return Done.It;
        }));

        const long Memory = 2;
        Assert.Equal(Memory, place);
    }

    [Fact]
    public async Task A_refusal_rests_on_what_others_wrote_and_leaves_nothing_behind()
    {
        var seen = new List<string>();
        var (first, second) = await TwoInLineAsync(async db =>
        {
            seen.AddRange(await db.AuditLog.Select(entry => entry.Act).ToListAsync());
            return Refusal.NotFound;
        });

        Assert.Equal(Refusal.NotFound, (await second).Refusal);
        Assert.Equal(["First", "Second"], seen);
        Assert.True((await first).Succeeded);
        Assert.Equal(["First"], await KeptAsync());
    }

    [Fact]
    public async Task A_refusal_is_not_told_when_what_it_rests_on_never_came_about()
    {
        var seen = new List<string>();
        Task<Outcome<int>> refused = null!;
        var (first, last) = await TwoInLineAsync(LoseAllAsync, between: () => refused = SaveAsync("Between", async db =>
        {
            seen.AddRange(await db.AuditLog.Select(entry => entry.Act).ToListAsync());
            return Refusal.NotFound;
        }));

        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => last);
        Assert.Contains("First", seen);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => first);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => refused);
    }

    [Fact]
    public async Task A_transaction_that_the_database_took_back_fails_for_all_in_it_and_the_next_begins_afresh()
    {
        var (first, second) = await TwoInLineAsync(LoseAllAsync);

        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => second);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => first);
        Assert.Empty(await KeptAsync());
        Assert.True((await SaveAsync("Third", _ => Task.FromResult<Outcome<int>>(3))).Succeeded);
        Assert.Equal(["Third"], await KeptAsync());
    }

    [Fact]
    public async Task Who_gives_up_leaves_the_line_and_everybody_else_gets_their_turn()
    {
        using var enough = new CancellationTokenSource();
        var held = await HoldAsync();
        var waiting = Enumerable.Range(0, 40).Select(number => SaveAsync($"Save {number}", _ => Task.FromResult<Outcome<int>>(number), number % 2 == 0 ? enough.Token : default)).ToList();

        await enough.CancelAsync();
        held.Dispose();

        for (var number = 0; number < waiting.Count; number++)
        {
            if (number % 2 == 0) await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting[number]);
            else Assert.Equal(number, (await waiting[number]).Value);
        }

        Assert.Equal(20, (await KeptAsync()).Count);
    }

    private static async Task<Outcome<int>> LoseAllAsync(CommunityDb db)
    {
        await db.Database.ExecuteSqlRawAsync("ROLLBACK");
        throw new InvalidTimeZoneException();
    }

    /// <summary>Two saves in line behind a third party; the second does as told while the first, and whoever came between them, has done all it had to.</summary>
    private async Task<(Task<Outcome<int>> First, Task<Outcome<int>> Second)> TwoInLineAsync(Func<CommunityDb, Task<Outcome<int>>> second, Action? between = null)
    {
        var held = await HoldAsync();
        var first = SaveAsync("First", _ => Task.FromResult<Outcome<int>>(1));
        between?.Invoke();
        var (begun, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        var last = SaveAsync("Second", async db =>
        {
            begun.SetResult();
            await goOn.Task;
            return await second(db);
        });
        held.Dispose();
        await begun.Task;

        try
        {
            Assert.False(first.IsCompleted, "It was acknowledged before it was durable.");
            Assert.Empty(await KeptAsync());
        }
        finally
        {
            // Whoever stands in line holds up the end of the portal as well.
            goOn.SetResult();
        }

        return (first, last);
    }

    private Task<IDisposable> HoldAsync() => Writers.HoldAsync(default);

    private async Task<Outcome<int>> SaveAsync(string act, Func<CommunityDb, Task<Outcome<int>>> then, CancellationToken stop = default)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CommunityDb>();
        return await db.SaveAsync<int>(async () =>
        {
            db.AuditLog.Add(new AuditEntry { At = db.Now, Act = act, Subject = "Test" });
            await db.SaveChangesAsync(CancellationToken.None);
            return await then(db);
        }, stop);
    }

    private Task<List<string>> KeptAsync() => portal.Look(db => db.AuditLog.Select(entry => entry.Act).OrderBy(act => act).ToListAsync());
}
