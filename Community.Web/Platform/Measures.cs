using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Community.Platform;

/// <summary>What this node has done since it started, counted as it happens: requests by route, and what is open at this moment.</summary>
/// <remarks>Nothing of a reader is among it: routes are kept as they are written in the code, never as they were asked.</remarks>
public sealed class Measures : IDisposable
{
    private const string Requests = "http.server.request.duration";

    private static readonly string[] Open = ["http.server.active_requests", "kestrel.active_connections", "signalr.server.active_connections"];

    private readonly MeterListener listener = new();
    private readonly ConcurrentDictionary<(string Method, string Route, int Status), Durations> requests = new();
    private readonly ConcurrentDictionary<string, long> open = new(StringComparer.Ordinal);

    public Measures(IMeterFactory own)
    {
        foreach (var name in Open) open[name] = 0;
        // Of several portals in one process each listens to itself alone.
        listener.InstrumentPublished = (instrument, it) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, own) && (instrument.Name == Requests || Open.Contains(instrument.Name))) it.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>((_, seconds, tags, _) => Took(seconds, tags));
        listener.SetMeasurementEventCallback<long>((instrument, change, _, _) => open.AddOrUpdate(instrument.Name, change, (_, before) => before + change));
        listener.Start();
    }

    /// <summary>Requests by method, route and status.</summary>
    public IEnumerable<KeyValuePair<(string Method, string Route, int Status), Durations>> Answered => requests;

    /// <summary>How many of each are open at this moment.</summary>
    public IEnumerable<KeyValuePair<string, long>> OpenNow => open;

    public void Dispose() => listener.Dispose();

    private void Took(double seconds, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var (method, route, status) = ("", "", 0);
        foreach (var (name, value) in tags)
        {
            if (name == "http.request.method") method = value as string ?? "";
            else if (name == "http.route") route = value as string ?? "";
            else if (name == "http.response.status_code") status = value as int? ?? 0;
        }

        requests.GetOrAdd((method, route, status), _ => new Durations()).Add(seconds);
    }
}

/// <summary>How long some requests took, in steps.</summary>
public sealed class Durations
{
    /// <summary>Seconds; whatever took longer is in the count alone.</summary>
    public static readonly IReadOnlyList<double> Steps = [0.005, 0.025, 0.1, 0.5, 1, 2.5, 10];

    private readonly Lock writing = new();
    private readonly long[] within = new long[Steps.Count];
    private long count;
    private double sum;

    public void Add(double seconds)
    {
        lock (writing)
        {
            count++;
            sum += seconds;
            for (var step = 0; step < Steps.Count; step++)
                if (seconds <= Steps[step]) within[step]++;
        }
    }

    /// <summary>All of one moment: how many took at most each step, how many there were, and seconds together.</summary>
    public (IReadOnlyList<long> Within, long Count, double Seconds) Read()
    {
        lock (writing) return ([.. within], count, sum);
    }
}
