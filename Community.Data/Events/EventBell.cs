namespace Community.Events;

/// <summary>Wakes this process's tails when something was committed here; many rings before a look are one.</summary>
public sealed class EventBell
{
    private volatile TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Ring() => Interlocked.Exchange(ref next, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    /// <summary>Taken before looking, awaited after: a ring in between is not missed.</summary>
    public Task NextRing() => next.Task;
}
