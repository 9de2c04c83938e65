using System.Text.Json;
using Community.Admin;
using Community.Database;
using Community.Events;
using Microsoft.EntityFrameworkCore.Storage;

namespace Community;

/// <summary>The one way to write: a transaction that stores the effect, its events, their follow-ups and the answer together.</summary>
public abstract partial class CommunityDb
{
    private const int Attempts = 5;

    /// <summary>How long a request with an idempotency key waits for whoever is before it, its own twin above all.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly List<DomainEvent> raised = [];
    private Func<CancellationToken, Task<bool>>? known;
    private DateTime? savingAt;

    /// <summary>Set by the door (page, API) for a creating request that carries an idempotency key; the next save honours it.</summary>
    public OnceOnly? Once { get; set; }

    /// <summary>Tells of something; stored with the save that is under way.</summary>
    public void Raise(DomainEvent happened) => raised.Add(happened);

    /// <summary>
    /// For a save that raises no event: the row by which it would be known if its commit went through and the answer was lost. Nobody else's row can be
    /// taken for it: something in it was made before the save, or it is the number of a new row, which a server gives once, even when the save fails.
    /// </summary>
    public void KnowBy<TEntity>(IQueryable<TEntity> own) where TEntity : class => known = stop => own.AnyAsync(stop);

    /// <summary>
    /// Runs the body in a transaction that this method owns: a retry, or a lost race for a unique key, runs the body again,
    /// so everything it needs is read inside it. A refusal leaves nothing behind.
    /// </summary>
    public Task<Outcome<T>> SaveAsync<T>(Func<Task<Outcome<T>>> body, CancellationToken stop = default) => ToldAsync(body, () => SaveOnceAsync(body, stop));

    private async Task<Outcome<T>> SaveOnceAsync<T>(Func<Task<Outcome<T>>> body, CancellationToken stop)
    {
        var once = Once;
        Once = null;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var saved = new Commit<T>();
                var outcome = await Database.CreateExecutionStrategy().ExecuteAsync(saved, (_, commit, _) => RunAsync(body, once, commit, stop), (_, commit, _) => WentThroughAsync(commit, stop), stop);
                if (outcome.Succeeded && saved.Tells) around.Bell.Happened.Sound();
                if (outcome.Succeeded && saved.Owes) around.Bell.Owed.Sound();
                return outcome;
            }
            catch (DbUpdateException exception) when (attempt < Attempts && (exception is DbUpdateConcurrencyException || IsUniqueViolation(exception)))
            {
                // Somebody else was first. The body looks again and meets the winner's row.
            }
            catch (Exception exception) when (once is not null && (exception is TimeoutException and not HeldUpException || IsLockTimeout(exception)))
            {
                // Nothing was done, and the key makes it safe to ask again.
                return Refusal.StillUnderWay;
            }
        }
    }

    /// <summary>Begins the transaction of a save. Where one must write at a time, waits in line for it, and at most for as long as told; elsewhere the database keeps order.</summary>
    protected virtual async Task<ISaving> BeginSavingAsync(TimeSpan? patience, CancellationToken stop) => new OwnTransaction(await Database.BeginTransactionAsync(stop));

    /// <summary>From here to the end of the transaction no lock is waited for longer than this.</summary>
    protected virtual Task WaitAtMostAsync(TimeSpan patience, CancellationToken stop) => Task.CompletedTask;

    private async Task<Outcome<T>> RunAsync<T>(Func<Task<Outcome<T>>> body, OnceOnly? once, Commit<T> commit, CancellationToken stop)
    {
        await using var saving = await BeginSavingAsync(once is null ? null : Patience, stop);
        ChangeTracker.Clear();
        raised.Clear();
        savingAt = ReadClock();
        (known, commit.Witness) = (null, null);
        // What fails is taken back whole.
        Database.AutoSavepointsEnabled = false;
        try
        {
            if (once is not null) await WaitAtMostAsync(Patience, stop);
            var before = once is null ? null : await AnsweredBeforeAsync<T>(once, stop);
            var outcome = before ?? await body();
            if (before is not null || !outcome.Succeeded)
            {
                await saving.TakeBackAsync();
                return outcome;
            }

            if (once is not null) IdempotencyKeys.Add(once.Keep(JsonSerializer.Serialize(outcome.Value), Now));
            var last = StoreEvents();
            // What the body changed is looked for once; nothing changes after this.
            ChangeTracker.DetectChanges();
            ChangeTracker.AutoDetectChangesEnabled = false;
            (commit.Tells, commit.Owes) = (last is not null, ChangeTracker.Entries<PendingFollowUp>().Any());
            await SaveChangesAsync(acceptAllChangesOnSuccess: false, stop);
            (commit.Witness, commit.Outcome) = (last is null ? known : StoredAs(Entry(last).Property<long>(nameof(StoredEvent.Id)).CurrentValue), outcome);
            await saving.CommitAsync();
            ChangeTracker.AcceptAllChanges();
            return outcome;
        }
        finally
        {
            ChangeTracker.Clear();
            ChangeTracker.AutoDetectChangesEnabled = true;
            raised.Clear();
            (known, savingAt) = (null, null);
        }
    }

    private DateTime ReadClock()
    {
        var now = around.Clock.GetUtcNow().UtcDateTime;
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }

    private async Task<Outcome<T>?> AnsweredBeforeAsync<T>(OnceOnly once, CancellationToken stop)
    {
        var row = await IdempotencyKeys.FirstOrDefaultAsync(key => key.MemberId == once.MemberId && key.Route == once.Route && key.Key == once.Key, stop);
        if (row is null) return null;
        if (row.At < Now - IdempotencyKey.KeptFor)
        {
            IdempotencyKeys.Remove(row);
            await SaveChangesAsync(stop);
            return null;
        }

        if (row.BodyHash != once.BodyHash) return Refusal.KeyReused;
        return JsonSerializer.Deserialize<T>(row.Answer)!;
    }

    /// <summary>The number of an event is given once and never again, so where it is in the log, all that was saved with it is.</summary>
    private Func<CancellationToken, Task<bool>> StoredAs(long id) => stop => Events.AnyAsync(row => row.Id == id, stop);

    /// <summary>A connection may be lost between a commit and its answer. Where the witness is there, all that was saved with it is: the body must not run again.</summary>
    private async Task<ExecutionResult<Outcome<T>>> WentThroughAsync<T>(Commit<T> commit, CancellationToken stop) =>
        commit.Witness is { } witness && await witness(stop) ? new(successful: true, commit.Outcome) : new(successful: false, Refusal.NotFound);

    /// <summary>The last event that was stored, if there was one.</summary>
    private StoredEvent? StoreEvents()
    {
        StoredEvent? last = null;
        foreach (var happened in raised)
        {
            var stored = new StoredEvent { Kind = happened.GetType().Name, Body = JsonSerializer.Serialize(happened, happened.GetType()), At = Now };
            Events.Add(stored);
            foreach (var name in around.FollowUps.NamesFor(happened.GetType()))
                PendingFollowUps.Add(new PendingFollowUp { Event = stored, Name = name, DueAt = stored.At });
            last = stored;
        }

        return last;
    }

    /// <summary>What is on its way to being committed: whether it is there, and what its caller would be told.</summary>
    private sealed class Commit<T>
    {
        public Func<CancellationToken, Task<bool>>? Witness { get; set; }

        public Outcome<T> Outcome { get; set; }

        /// <summary>An event is in it.</summary>
        public bool Tells { get; set; }

        /// <summary>Work is in it that is to be done later.</summary>
        public bool Owes { get; set; }
    }
}
