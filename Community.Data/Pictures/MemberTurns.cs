namespace Community.Pictures;

/// <summary>Whoever sends many pictures waits for themselves: only some of one member's are made or wait to be made, and everybody else's come in between.</summary>
public sealed class MemberTurns(PictureSettings settings)
{
    private readonly int atOnce = Math.Max(1, settings.AtOnce / 2);
    private readonly Dictionary<long, Line> lines = [];

    /// <summary>Ends with the turn, which is given back by disposing of it.</summary>
    public async Task<IDisposable> TakeAsync(long memberId, CancellationToken stop)
    {
        var line = Join(memberId);
        try
        {
            await line.Turns.WaitAsync(stop);
            return new Turn(() => Leave(memberId, line, taken: true));
        }
        catch
        {
            Leave(memberId, line, taken: false);
            throw;
        }
    }

    private Line Join(long memberId)
    {
        lock (lines)
        {
            if (!lines.TryGetValue(memberId, out var line)) lines[memberId] = line = new Line(new SemaphoreSlim(atOnce));
            line.Members++;
            return line;
        }
    }

    /// <summary>Of whoever waits for nothing nothing is kept.</summary>
    private void Leave(long memberId, Line line, bool taken)
    {
        lock (lines)
        {
            if (taken) line.Turns.Release();
            if (--line.Members > 0) return;
            lines.Remove(memberId);
            line.Turns.Dispose();
        }
    }

    private sealed class Line(SemaphoreSlim turns)
    {
        public SemaphoreSlim Turns { get; } = turns;

        public int Members { get; set; }
    }

    private sealed class Turn(Action end) : IDisposable
    {
        private Action? end = end;

        public void Dispose() => Interlocked.Exchange(ref end, null)?.Invoke();
    }
}
