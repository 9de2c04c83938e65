using Community.Members;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace Community.Database;

/// <summary>
/// Connections to SQLite go from one context to the next with all that SQLite has read of its statements, and nobody can tell. Take out the look at the transaction in
/// LastingConnection.IsClean, and somebody reads what was never committed; give out a statement that is being read from in ReadyStatements.Take, and whoever asks the same meanwhile fails.
/// </summary>
public sealed class LastingConnectionTests : IAsyncLifetime
{
    private Portal portal = null!;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(TestDatabase.Provider == DatabaseProvider.Sqlite, "Other drivers keep connections and statements themselves.");
        portal = await Portal.WithCastAsync();
    }

    public ValueTask DisposeAsync() => portal?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task What_was_asked_before_is_not_read_anew()
    {
        var first = await AskAsync();
        var later = await AskAsync();
        // Somebody else in the portal may just have it.
        while (later.Handle != first.Handle) later = await AskAsync();

        Assert.True(first.Before < first.After, "SQLite has forgotten a statement with the command that asked it.");
        Assert.Equal(later.Before, later.After);
    }

    [Fact]
    public async Task Two_who_ask_the_same_by_one_connection_each_get_everything()
    {
        var (all, pairs) = await portal.Look(async db =>
        {
            var (all, pairs) = (new List<long>(), new List<(long, long)>());
            await foreach (var one in Ids(db)) all.Add(one);
            await foreach (var one in Ids(db))
                await foreach (var other in Ids(db)) pairs.Add((one, other));
            return (all, pairs);
        });

        Assert.Equal(all.SelectMany(one => all.Select(other => (one, other))), pairs);
    }

    [Fact]
    public async Task Whoever_stops_reading_half_way_leaves_nothing_to_the_next()
    {
        var firsts = await portal.Look(async db =>
        {
            var firsts = new List<long>();
            for (var time = 0; time < 3; time++)
            {
                await foreach (var id in Ids(db))
                {
                    firsts.Add(id);
                    break;
                }
            }

            return firsts;
        });

        Assert.Single(firsts.Distinct());
    }

    [Fact]
    public async Task A_statement_that_failed_can_be_asked_again()
    {
        var (failed, written) = await portal.Look(async db =>
        {
            await db.Inboxes.ExecuteDeleteAsync();
            var failed = await Assert.ThrowsAsync<SqliteException>(() => WriteAsync(db, portal.Omid, portal.Omid));
            return (failed.SqliteErrorCode, await WriteAsync(db, portal.Omid, portal.Marie));
        });

        Assert.Equal((raw.SQLITE_CONSTRAINT, 2), (failed, written));

        static Task<int> WriteAsync(CommunityDb db, Member one, Member other) => db.Database.ExecuteSqlAsync($"INSERT INTO Inboxes (MemberId, Unread) VALUES ({one.Id}, 0), ({other.Id}, 0)");
    }

    [Fact]
    public async Task A_table_that_changed_is_seen_as_it_is()
    {
        var before = await NamesAsync();
        await portal.Look(db => db.Database.ExecuteSqlRawAsync("ALTER TABLE Members RENAME COLUMN Name TO NameBefore; ALTER TABLE Members ADD COLUMN Name TEXT NOT NULL DEFAULT 'Somebody'"));

        Assert.NotEqual(before, await NamesAsync());
        Assert.All(await NamesAsync(), name => Assert.Equal("Somebody", name));
    }

    [Fact]
    public async Task A_transaction_that_somebody_left_open_ends_with_its_context()
    {
        var before = await NamesAsync();
        await portal.Look(db => db.Database.ExecuteSqlRawAsync("BEGIN; UPDATE Members SET Name = 'Nobody'"));

        Assert.Equal(before, await NamesAsync());
        await portal.NewIdeaAsync(portal.Omid);
        Assert.Equal(before, await NamesAsync());
    }

    /// <summary>Take the key out of CommunityDb.GiveBack, and whoever writes next is told that it was done before.</summary>
    [Fact]
    public async Task A_context_brings_nothing_of_the_request_that_had_it_before()
    {
        var first = await portal.Look(async db =>
        {
            db.Once = new OnceOnly(portal.Omid.Id, "POST /ideas", "key", "hash");
            (await db.Members.FirstAsync()).Name = "Nobody";
            await db.BeginReadingAsync();
            await db.Members.CountAsync();
            return db;
        });
        await portal.NewIdeaAsync(portal.Omid, "A lid for the tray");

        for (var time = 0; time < 200; time++)
        {
            var (again, once, changes, transaction, ideas) = await portal.Look(async db =>
                (db, db.Once, db.ChangeTracker.Entries().Count(), db.Database.CurrentTransaction, await db.Ideas.CountAsync(idea => idea.Title == "A lid for the tray")));
            Assert.Equal(1, ideas);
            if (!ReferenceEquals(first, again)) continue;
            Assert.Equal((null, 0, null), (once, changes, transaction));
            return;
        }

        Assert.Fail("The context was not given out again.");
    }

    private static IAsyncEnumerable<long> Ids(CommunityDb db) => db.Members.OrderBy(member => member.Id).Select(member => member.Id).AsAsyncEnumerable();

    private Task<List<string>> NamesAsync() => portal.Look(db => db.Members.OrderBy(member => member.Id).Select(member => member.Name).ToListAsync());

    /// <summary>What SQLite holds for statements on the connection before and after one question, in bytes.</summary>
    private Task<(sqlite3 Handle, int Before, int After)> AskAsync() => portal.Look(async db =>
    {
        await db.Database.OpenConnectionAsync();
        var handle = ((SqliteConnection)db.Database.GetDbConnection()).Handle!;
        var before = Held(handle);
        await db.Members.CountAsync(member => member.Name.StartsWith("Omid"));
        return (handle, before, Held(handle));
    });

    private static int Held(sqlite3 handle)
    {
        const int StatementsUsed = 3;
        Assert.Equal(raw.SQLITE_OK, raw.sqlite3_db_status(handle, StatementsUsed, out var now, out _, 0));
        return now;
    }
}
