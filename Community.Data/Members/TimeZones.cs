using System.Collections.Frozen;

namespace Community.Members;

/// <summary>The time zones a member or meeting can be in: IANA's, as this machine knows them.</summary>
public static class TimeZones
{
    public const string Utc = "UTC";

    // Above the list that is made with it. Folders of zone files beside the places: other ways to count seconds, and offsets whose sign is the wrong way round.
    private static readonly FrozenSet<string> NoContinents = new[] { "posix", "right", "Etc", "SystemV" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The zones to choose from, by name: one for each place that keeps its own time, and UTC.</summary>
    public static IReadOnlyList<string> Ids { get; } =
        [.. TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id).Where(IsPlace).Append(Utc).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Whether the zone is one of ours, also under an older name that browsers still send (Asia/Calcutta, Europe/Kiev).</summary>
    public static bool IsKnown(string? id) => Find(id) is not null;

    /// <summary>The zone of a name; null for what is none.</summary>
    public static TimeZoneInfo? Find(string? id)
    {
        if (id == Utc) return TimeZoneInfo.Utc;
        return id is { Length: <= 40 } && IsPlace(id) && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) && zone.HasIanaId ? zone : null;
    }

    private static bool IsPlace(string id) => id.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash
        && !NoContinents.Contains(id[..slash])
        && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '_' or '-' or '+');
}
