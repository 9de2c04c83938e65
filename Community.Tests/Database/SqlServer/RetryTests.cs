using System.Data.Common;
using Community.Builds;
using Community.Database.Postgres;
using Community.Ideas;
using Community.Members;
using Community.Tokens;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Database.SqlServer;

/// <summary>A connection that is lost once: the save is made again as a whole, and what it tells is told once.</summary>
public sealed class RetryTests
{
    private const string AnEvent = "INSERT INTO [Events]";

    [Theory]
    [InlineData("UPDLOCK")]
    [InlineData("UPDATE [i]")]
    [InlineData(AnEvent)]
    [InlineData(PaperTransaction.Committed)]
    public async Task On_SQL_Server_the_body_runs_again_whatever_was_cut_off(string where)
    {
        var (lost, bodies, told, kept) = (false, 0, new List<string>(), new List<string>());
        await using var connection = new PaperConnection(Tell, Transact, finds: false);
        var options = new DbContextOptionsBuilder<SqlServerCommunityDb>().UseSqlServer(connection, server => server.EnableRetryOnFailure(4)).Options;
        await using var db = new SqlServerCommunityDb(options, Surroundings.None);

        var outcome = await db.SaveAsync<int>(async () =>
        {
            bodies++;
            await db.LockAsync<Idea>(7);
            await db.Ideas.Where(idea => idea.Id == 7).ExecuteUpdateAsync(set => set.SetProperty(idea => idea.VoteCount, idea => idea.VoteCount + 1));
            db.Raise(new VotesChanged(7));
            return 1;
        });

        Assert.True(outcome.Succeeded);
        Assert.Equal(2, bodies);
        Assert.Single(kept, sql => sql.Contains(AnEvent, StringComparison.Ordinal));
        Assert.Single(kept, sql => sql.StartsWith("UPDATE [i]", StringComparison.Ordinal));

        void Tell(string sql)
        {
            LoseAt(sql);
            told.Add(sql);
        }

        void Transact(string what)
        {
            if (what == PaperTransaction.Begun) told.Clear();
            LoseAt(what);
            if (what == PaperTransaction.Committed) kept.AddRange(told);
        }

        // A time-out is among what SQL Server's strategy takes for passing.
        void LoseAt(string sql)
        {
            if (lost || !sql.Contains(where, StringComparison.Ordinal)) return;
            lost = true;
            throw new TimeoutException("The connection was lost.");
        }
    }

    /// <summary>The one loss after which the body must not run again; seen where a database really keeps the rows.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task On_PostgreSQL_a_commit_whose_answer_is_lost_is_found_to_have_gone_through(bool wentThrough)
    {
        Assert.SkipUnless(TestDatabase.Provider == DatabaseProvider.Postgres, "SQLite has no connection to lose.");
        await using var portal = await Portal.StartAsync();
        var options = new DbContextOptionsBuilder<PostgresCommunityDb>().UseNpgsql(portal.Connection, server => server.EnableRetryOnFailure(4)).AddInterceptors(new LostCommit(wentThrough)).Options;
        await using var db = new PostgresCommunityDb(options, Surroundings.None);
        var bodies = 0;

        var outcome = await db.SaveAsync<int>(() =>
        {
            db.Raise(new VotesChanged(7));
            return Task.FromResult<Outcome<int>>(++bodies);
        });

        Assert.Equal(wentThrough ? 1 : 2, outcome.Value);
        Assert.Equal(outcome.Value, bodies);
        Assert.Equal(1, await portal.Look(look => look.Events.CountAsync(row => row.Kind == nameof(VotesChanged))));
    }

    /// <summary>What raises no event is known again by a row of its own.</summary>
    [Theory]
    [InlineData("session")]
    [InlineData("day token")]
    [InlineData("personal token")]
    [InlineData("code")]
    public async Task On_PostgreSQL_a_way_in_whose_answer_is_lost_is_opened_once(string way)
    {
        Assert.SkipUnless(TestDatabase.Provider == DatabaseProvider.Postgres, "SQLite has no connection to lose.");
        await using var portal = await Portal.WithCastAsync();
        if (way == "code") await portal.GiveFactorAsync(portal.Marie);
        // The count of a code's try is a save of its own; it may count twice.
        var options = new DbContextOptionsBuilder<PostgresCommunityDb>().UseNpgsql(portal.Connection, server => server.EnableRetryOnFailure(4)).AddInterceptors(new LostCommit(wentThrough: true, before: way == "code" ? 1 : 0)).Options;
        await using var db = new PostgresCommunityDb(options, Surroundings.None);
        var (marie, who, proof) = (await portal.NowAsync(portal.Marie), await portal.RecognisedAsync(portal.Marie), new OwnerProof(Portal.Password));
        await using var scope = portal.Services.CreateAsyncScope();
        var hasher = scope.ServiceProvider.GetRequiredService<IPasswordHasher<Member>>();

        var refusal = way switch
        {
            "session" => (await new BeginSession(db).By(who, "Firefox", "Linux")).Refusal,
            "day token" => (await new MakeDayToken(db).By(who)).Refusal,
            "personal token" => (await new MakePersonalToken(db, hasher).By(marie, proof, new TokenWish("Club website", Scopes.Read, 7))).Refusal,
            // Surroundings of its own has the clock of the world, and no test's.
            _ => (await new PassSecondFactor(db).By(new CodeTry(marie.Id, who.Stamp, await CodeAsync(portal, marie), "a"))).Refusal,
        };

        Assert.Null(refusal);
        Assert.Equal(way == "session" ? 1 : 0, await portal.Look(look => look.Sessions.CountAsync()));
        Assert.Equal(way.EndsWith("token", StringComparison.Ordinal) ? 1 : 0, await portal.Look(look => look.AccessTokens.CountAsync()));
    }

    [Theory]
    [InlineData("idea")]
    [InlineData("build")]
    public async Task On_PostgreSQL_a_draft_whose_answer_is_lost_is_begun_once(string what)
    {
        Assert.SkipUnless(TestDatabase.Provider == DatabaseProvider.Postgres, "SQLite has no connection to lose.");
        await using var portal = await Portal.WithCastAsync();
        var options = new DbContextOptionsBuilder<PostgresCommunityDb>().UseNpgsql(portal.Connection, server => server.EnableRetryOnFailure(4)).AddInterceptors(new LostCommit(wentThrough: true)).Options;
        await using var db = new PostgresCommunityDb(options, Surroundings.None);

        var begun = what == "idea"
            ? (await new SaveDraft(db).By(portal.Marie, null, new IdeaDraft("A tray that clips", "", ""))).Value.IdeaId
            : (await new SaveBuildDraft(db).By(portal.Marie, null, new BuildDraft("A lighthouse"))).Value.BuildId;

        var drafts = await portal.Look(look => what == "idea" ? look.Ideas.Select(idea => idea.Id).ToListAsync() : look.Builds.Select(build => build.Id).ToListAsync());
        Assert.Equal([begun], drafts);
    }

    private static async Task<string> CodeAsync(Portal portal, Member member) =>
        Totp.CodeAt(await portal.Look(db => db.SecondFactors.Where(row => row.MemberId == member.Id).Select(row => row.Key).SingleAsync()), Totp.StepAt(DateTime.UtcNow));

    /// <param name="wentThrough">Whether it is the answer that is lost, or the commit.</param>
    /// <param name="before">Commits that go well before that.</param>
    private sealed class LostCommit(bool wentThrough, int before = 0) : DbTransactionInterceptor
    {
        private int left = before;
        private bool lost;

        public override ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
        {
            if (!wentThrough) Lose();
            return ValueTask.FromResult(result);
        }

        public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            if (wentThrough) Lose();
            return Task.CompletedTask;
        }

        private void Lose()
        {
            if (lost || left-- > 0) return;
            lost = true;
            throw new TimeoutException("The connection was lost.");
        }
    }
}
