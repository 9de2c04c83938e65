using Community.Database;
using Community.Events;

namespace Community;

/// <summary>What every context needs beside its connection.</summary>
public sealed record Surroundings(FollowUps FollowUps, EventBell Bell, WriterGate Gate, TimeProvider Clock)
{
    /// <summary>For design time, where nothing is saved.</summary>
    public static Surroundings None => new(FollowUps.None, new EventBell(), new WriterGate(TimeSpan.FromSeconds(DatabaseSettings.UsualWait)), TimeProvider.System);
}

/// <summary>
/// One writer at a time in this process. SQLite has one writer anyway; waiting in line here is fair and wakes at once,
/// where waiting for its lock sleeps and starves.
/// </summary>
public sealed class WriterGate(TimeSpan patience)
{
    private readonly SemaphoreSlim turn = new(1, 1);

    /// <summary>Nobody stands in line for longer: what holds the first one up may hold it up for minutes.</summary>
    public TimeSpan Patience => patience;

    /// <summary>Whether the first in line waits for the database itself.</summary>
    public bool IsHeldUp { get; set; }

    public async Task<IDisposable> EnterAsync(CancellationToken stop)
    {
        await turn.WaitAsync(stop);
        return new Turn(turn);
    }

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
