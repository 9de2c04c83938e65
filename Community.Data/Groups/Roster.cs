using System.Globalization;
using Community.Members;
using Community.Search;

namespace Community.Groups;

/// <summary>One line of a group's roster.</summary>
public sealed record RosterRow(long MemberId, string Name, string Handle, string? Portrait, DateTime JoinedAt, DateTime AskedAt, bool IsHome, bool IsAmbassador, bool IsDeputy);

public sealed record RosterPage(IReadOnlyList<RosterRow> Rows, string? Next);

/// <summary>The members of a group, the newest first.</summary>
public sealed class Roster(CommunityDb db)
{
    public const int PageSize = 50;

    public async Task<RosterPage> ReadAsync(long groupId, string words, string? after, CancellationToken stop)
    {
        var rows = Rows(groupId);
        if (Parse(after) is var (at, id)) rows = rows.Where(row => row.Own.AskedAt < at || (row.Own.AskedAt == at && row.Own.MemberId < id));
        var found = words.Length == 0 ? null : await MatchingAsync(InOrder(rows), words, stop);
        var read = await InOrder(found is null ? rows : rows.Where(row => found.Contains(row.Who.Id))).Take(PageSize + 1)
            .Select(row => new RosterRow(
                row.Who.Id, row.Who.Name, row.Who.UserName!, row.Who.Portrait, row.Own.JoinedAt ?? row.Own.AskedAt, row.Own.AskedAt, row.Who.HomeGroupId == groupId,
                db.Ambassadorships.Any(term => term.GroupId == groupId && term.MemberId == row.Who.Id && term.EndedAt == null),
                db.Deputyships.Any(term => term.GroupId == groupId && term.MemberId == row.Who.Id && term.EndedAt == null)))
            .ToListAsync(stop);
        var page = read.Take(PageSize).ToList();
        return new RosterPage(page, read.Count > PageSize ? string.Create(CultureInfo.InvariantCulture, $"{page[^1].AskedAt.Ticks}-{page[^1].MemberId}") : null);
    }

    private IQueryable<Line> Rows(long groupId) => db.Memberships.AsNoTracking().ActiveIn(groupId)
        .Join(db.Members.Where(member => member.Kind != MemberKind.Portal), own => own.MemberId, member => member.Id, (own, member) => new Line { Own = own, Who = member });

    private static IQueryable<Line> InOrder(IQueryable<Line> rows) => rows.OrderByDescending(row => row.Own.AskedAt).ThenByDescending(row => row.Own.MemberId);

    /// <summary>One page's worth by name or handle, in any spelling: names are read row by row until there are enough, since a name keeps no search form of its own.</summary>
    private static async Task<List<long>> MatchingAsync(IQueryable<Line> rows, string words, CancellationToken stop)
    {
        var (wanted, found) = (SearchForms.Folded(words), new List<long>());
        await foreach (var row in rows.Select(row => new { row.Who.Id, row.Who.Name, row.Who.UserName }).AsAsyncEnumerable().WithCancellation(stop))
        {
            if (SearchForms.Finds(SearchForms.Folded($"{row.Name} {row.UserName}"), wanted)) found.Add(row.Id);
            if (found.Count > PageSize) break;
        }

        return found;
    }

    private static (DateTime At, long Id)? Parse(string? after)
    {
        var parts = (after ?? "").Split('-');
        return parts.Length == 2
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTime.MaxValue.Ticks
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? (new DateTime(ticks, DateTimeKind.Utc), id) : null;
    }

    private sealed class Line
    {
        public required Membership Own { get; init; }

        public required Member Who { get; init; }
    }
}
