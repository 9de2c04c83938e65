using System.Globalization;
using System.Text;
using Community.Events;

namespace Community.Platform;

/// <summary>Numbers as Prometheus reads them (text format 0.0.4).</summary>
public sealed class MetricsText
{
    private const string Duration = "http_server_request_duration_seconds";

    private readonly StringBuilder text = new();

    public static string Of(Measures measures, Backlog backlog, DateTime now)
    {
        var written = new MetricsText();
        written.Add("community_followups_waiting", "gauge", "Follow-ups still to be done.", backlog.Waiting);
        written.Add("community_followups_given_up", "gauge", "Follow-ups that failed so often that somebody has to look (/admin).", backlog.GivenUp);
        written.Add("community_followups_late_seconds", "gauge", "How late the oldest follow-up is.", backlog.OldestDue is { } due ? Math.Max(0, (now - due).TotalSeconds) : 0);
        written.Add("community_events_last_id", "counter", "The number of the newest event.", backlog.LastEvent);
        foreach (var (name, count) in measures.OpenNow.OrderBy(pair => pair.Key, StringComparer.Ordinal)) written.Add(name.Replace('.', '_'), "gauge", "Open at this moment.", count);
        written.AddRequests(measures);
        written.Add("process_cpu_seconds_total", "counter", "Processor time of this node.", Environment.CpuUsage.TotalTime.TotalSeconds);
        written.Add("process_resident_memory_bytes", "gauge", "Memory of this node.", Environment.WorkingSet);
        written.Add("dotnet_gc_heap_bytes", "gauge", "Memory of this node that objects take.", GC.GetTotalMemory(forceFullCollection: false));
        return written.text.ToString();
    }

    private void AddRequests(Measures measures)
    {
        Head(Duration, "histogram", "How long requests took.");
        foreach (var (key, durations) in measures.Answered.OrderBy(pair => pair.Key))
        {
            var labels = string.Create(CultureInfo.InvariantCulture, $"method=\"{Escaped(key.Method)}\",route=\"{Escaped(key.Route)}\",status=\"{key.Status}\"");
            var (within, count, seconds) = durations.Read();
            for (var step = 0; step < within.Count; step++) Line($"{Duration}_bucket{{{labels},le=\"{Number(Durations.Steps[step])}\"}}", within[step]);
            Line($"{Duration}_bucket{{{labels},le=\"+Inf\"}}", count);
            Line($"{Duration}_sum{{{labels}}}", seconds);
            Line($"{Duration}_count{{{labels}}}", count);
        }
    }

    private void Add(string name, string type, string help, double value)
    {
        Head(name, type, help);
        Line(name, value);
    }

    private void Head(string name, string type, string help) => text.Append("# HELP ").Append(name).Append(' ').Append(help).Append('\n').Append("# TYPE ").Append(name).Append(' ').Append(type).Append('\n');

    private void Line(string series, double value) => text.Append(series).Append(' ').Append(Number(value)).Append('\n');

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Escaped(string label) => label.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
