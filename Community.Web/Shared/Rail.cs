namespace Community.Shared;

/// <summary>The way of an idea: the six stages in their order, and where it stands now; a stage it never stood in stays pale. Off the way (not now, withdrawn, merged) the last stop says so.</summary>
public sealed record Rail(string Now, IReadOnlyList<RailStop> Stops)
{
    private static readonly string[] Way = ["Open", "Forwarded", "InReview", "Shaping", "Planned", "Launched"];

    /// <summary>Notes are short: the day a stage was reached, or by when an answer is due.</summary>
    public static Rail Of(string now, IReadOnlyDictionary<string, string> notes)
    {
        var at = Array.IndexOf(Way, now);
        // An idea that left the way shows the stages it went through, and then where it is.
        var way = at >= 0 ? Way : [.. Way.Where(notes.ContainsKey), now];
        if (at < 0) at = way.Length - 1;
        return new(now, [.. way.Select((stage, place) => new RailStop(stage, notes.GetValueOrDefault(stage), place < at && notes.ContainsKey(stage), place == at))]);
    }
}

public sealed record RailStop(string Stage, string? Note, bool Done, bool Now);
