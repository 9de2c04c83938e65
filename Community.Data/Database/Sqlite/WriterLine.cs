namespace Community.Database.Sqlite;

/// <summary>
/// One writer at a time in this process, first come first served. SQLite has one writer anyway; waiting in line here is fair and wakes at once,
/// where waiting for its lock sleeps and starves.
/// </summary>
internal sealed class WriterLine
{
    private readonly Lock door = new();
    private readonly LinkedList<TaskCompletionSource> waiting = new();
    private bool taken;

    /// <summary>Ends when it is one's turn; who gives up leaves the line.</summary>
    public async Task EnterAsync(CancellationToken stop)
    {
        LinkedListNode<TaskCompletionSource> place;
        lock (door)
        {
            if (!taken)
            {
                taken = true;
                return;
            }

            place = waiting.AddLast(new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        await using var leaving = stop.UnsafeRegister(_ => GiveUp(place, stop), null);
        await place.Value.Task;
    }

    /// <summary>Gives the turn to the next in line. False when nobody waits: then the turn stays with the caller.</summary>
    public bool PassOn()
    {
        lock (door)
        {
            if (waiting.First is not { } next) return false;
            waiting.RemoveFirst();
            next.Value.SetResult();
            return true;
        }
    }

    /// <summary>The caller is done; the next begins afresh.</summary>
    public void Leave()
    {
        lock (door)
        {
            if (!PassOn()) taken = false;
        }
    }

    /// <summary>Tells all who wait now that their wait was for nothing.</summary>
    public void TurnAway(Exception why)
    {
        lock (door)
        {
            foreach (var place in waiting) place.SetException(why);
            waiting.Clear();
        }
    }

    private void GiveUp(LinkedListNode<TaskCompletionSource> place, CancellationToken stop)
    {
        lock (door)
        {
            // Whoever was given the turn in this very moment has it, and passes it on.
            if (place.List is null) return;
            waiting.Remove(place);
        }

        place.Value.TrySetCanceled(stop);
    }
}
