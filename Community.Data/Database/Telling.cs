using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Community;

/// <summary>What a save tells whoever measures: which use case, how long, how it ended. Costs nothing while nobody listens.</summary>
public abstract partial class CommunityDb
{
    /// <summary>Under this name a save is a span and a figure.</summary>
    public const string Telling = "Community";

    private static readonly ActivitySource Spans = new(Telling);
    private static readonly Histogram<double> Took = new Meter(Telling).CreateHistogram<double>("community.save.duration", "s", "How long saves took, by use case.");

    private static async Task<Outcome<T>> ToldAsync<T>(Func<Task<Outcome<T>>> body, Func<Task<Outcome<T>>> save)
    {
        if (!Spans.HasListeners() && !Took.Enabled) return await save();
        var (name, begun) = (NameOf(body.Target?.GetType()), Stopwatch.GetTimestamp());
        using var span = Spans.StartActivity(name);
        var outcome = await save();
        span?.SetTag("community.refusal", outcome.Refusal?.Key);
        Took.Record(Stopwatch.GetElapsedTime(begun).TotalSeconds, new("community.use_case", name), new("community.refusal", outcome.Refusal?.Key ?? ""));
        return outcome;
    }

    /// <summary>The body is written within its use case.</summary>
    private static string NameOf(Type? type) => type?.DeclaringType is { } outer ? NameOf(outer) : type?.Name ?? "save";
}
