using System.Text.Json;
using Community.Admin;
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
    private DateTime? savingAt;

    /// <summary>Set by the door (page, API) for a creating request that carries an idempotency key; the next save honours it.</summary>
    public OnceOnly? Once { get; set; }

    /// <summary>Tells of something; stored with the save that is under way.</summary>
    public void Raise(DomainEvent happened) => raised.Add(happened);

    /// <summary>
    /// Runs the body in a transaction that this method owns: a retry, or a lost race for a unique key, runs the body again,
    /// so everything it needs is read inside it. A refusal leaves nothing behind.
    /// </summary>
    public async Task<Outcome<T>> SaveAsync<T>(Func<Task<Outcome<T>>> body, CancellationToken stop = default)
    {
        var once = Once;
        Once = null;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var outcome = await Database.CreateExecutionStrategy().ExecuteAsync(new Commit<T>(), (_, commit, _) => RunAsync(body, once, commit, stop), (_, commit, _) => WentThroughAsync(commit, stop), stop);
                if (outcome.Succeeded) around.Bell.Ring();
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

    /// <summary>Where one process must write at a time, waits in line for it; elsewhere the database keeps order.</summary>
    protected virtual Task<IDisposable?> EnterAsync(CancellationToken stop) => Task.FromResult<IDisposable?>(null);

    /// <summary>From here to the end of the transaction no lock is waited for longer than this.</summary>
    protected virtual Task WaitAtMostAsync(TimeSpan patience, CancellationToken stop) => Task.CompletedTask;

    private async Task<Outcome<T>> RunAsync<T>(Func<Task<Outcome<T>>> body, OnceOnly? once, Commit<T> commit, CancellationToken stop)
    {
        using var turn = await EnterInTimeAsync(once is null || around.Gate.Patience < Patience ? around.Gate.Patience : Patience, stop);
        ChangeTracker.Clear();
        raised.Clear();
        savingAt = ReadClock();
        commit.Witness = null;
        await using var transaction = await BeginAsync(stop);
        try
        {
            if (once is not null) await WaitAtMostAsync(Patience, stop);
            if (once is not null && await AnsweredBeforeAsync<T>(once, stop) is { } before) return before;
            var outcome = await body();
            if (!outcome.Succeeded) return outcome;
            if (once is not null) IdempotencyKeys.Add(once.Keep(JsonSerializer.Serialize(outcome.Value), Now));
            var last = StoreEvents();
            await SaveChangesAsync(acceptAllChangesOnSuccess: false, stop);
            if (last is not null) (commit.Witness, commit.Outcome) = (Entry(last).Property(row => row.Id).CurrentValue, outcome);
            await transaction.CommitAsync(CancellationToken.None);
            ChangeTracker.AcceptAllChanges();
            return outcome;
        }
        finally
        {
            ChangeTracker.Clear();
            raised.Clear();
            savingAt = null;
        }
    }

    private async Task<IDisposable?> EnterInTimeAsync(TimeSpan longest, CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(longest);
        try
        {
            return await EnterAsync(patience.Token);
        }
        catch (OperationCanceledException waited) when (!stop.IsCancellationRequested)
        {
            if (around.Gate.IsHeldUp) throw new HeldUpException(waited);
            throw new TimeoutException("The line of writers is long.", waited);
        }
    }

    /// <summary>Where there is a line, its first may be held up by another process; whoever stands behind it is then held up too, and not by a twin.</summary>
    private async Task<IDbContextTransaction> BeginAsync(CancellationToken stop)
    {
        around.Gate.IsHeldUp = true;
        try
        {
            return await Database.BeginTransactionAsync(stop);
        }
        finally
        {
            around.Gate.IsHeldUp = false;
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

    /// <summary>
    /// A connection may be lost between a commit and its answer. The number of an event is given once and never again, so where it is in the log, all that
    /// was saved with it is: the body must not run again.
    /// </summary>
    private async Task<ExecutionResult<Outcome<T>>> WentThroughAsync<T>(Commit<T> commit, CancellationToken stop) =>
        commit.Witness is { } id && await Events.AnyAsync(row => row.Id == id, stop) ? new(successful: true, commit.Outcome) : new(successful: false, Refusal.NotFound);

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

    private sealed class HeldUpException(Exception waited) : TimeoutException("Another process holds the database.", waited);

    /// <summary>What is on its way to being committed: the event by which it would be known, and what its caller would be told.</summary>
    private sealed class Commit<T>
    {
        public long? Witness { get; set; }

        public Outcome<T> Outcome { get; set; }
    }
}
