namespace Community.Events;

/// <summary>Wakes those in this process who wait for what is committed here.</summary>
public sealed class EventBell
{
    /// <summary>An event was stored.</summary>
    public Ring Happened { get; } = new();

    /// <summary>A durable follow-up was stored; most events owe none.</summary>
    public Ring Owed { get; } = new();
}

/// <summary>One of the bell's tones; many before a look are one.</summary>
public sealed class Ring
{
    private volatile TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Sound() => Interlocked.Exchange(ref next, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    /// <summary>Taken before looking, awaited after: what sounds in between is not missed.</summary>
    public Task Next() => next.Task;
}
