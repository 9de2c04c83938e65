using System.Globalization;
using Community.Members;
using Community.Text;

namespace Community.Groups;

/// <summary>One line of a group's roster.</summary>
public sealed record RosterRow(long MemberId, string Name, string Handle, DateTime JoinedAt, DateTime AskedAt, bool IsHome, bool IsAmbassador, bool IsDeputy);

public sealed record RosterPage(IReadOnlyList<RosterRow> Rows, string? Next);

/// <summary>The members of a group, the newest first.</summary>
public sealed class Roster(CommunityDb db)
{
    public const int PageSize = 50;

    public async Task<RosterPage> ReadAsync(long groupId, string words, string? after, CancellationToken stop)
    {
        var rows = Rows(groupId);
        if (words.Length > 0) rows = Matching(rows, words);
        if (Parse(after) is var (at, id)) rows = rows.Where(row => row.Own.AskedAt < at || (row.Own.AskedAt == at && row.Own.MemberId < id));
        var read = await rows.OrderByDescending(row => row.Own.AskedAt).ThenByDescending(row => row.Own.MemberId).Take(PageSize + 1)
            .Select(row => new RosterRow(
                row.Who.Id, row.Who.Name, row.Who.UserName!, row.Own.JoinedAt ?? row.Own.AskedAt, row.Own.AskedAt, row.Who.HomeGroupId == groupId,
                db.Ambassadorships.Any(term => term.GroupId == groupId && term.MemberId == row.Who.Id && term.EndedAt == null),
                db.Deputyships.Any(term => term.GroupId == groupId && term.MemberId == row.Who.Id && term.EndedAt == null)))
            .ToListAsync(stop);
        var page = read.Take(PageSize).ToList();
        return new RosterPage(page, read.Count > PageSize ? string.Create(CultureInfo.InvariantCulture, $"{page[^1].AskedAt.Ticks}-{page[^1].MemberId}") : null);
    }

    private IQueryable<Line> Rows(long groupId) => db.Memberships.AsNoTracking().ActiveIn(groupId)
        .Join(db.Members.Where(member => member.Kind != MemberKind.Portal), own => own.MemberId, member => member.Id, (own, member) => new Line { Own = own, Who = member });

    private static IQueryable<Line> Matching(IQueryable<Line> rows, string words)
    {
        // A handle is the folded name, so it finds José by "jose" and Øyvind by "oyvind".
        var slug = Slugs.Slug(words, Slugs.LongestHandle);
        return rows.Where(row => (slug != "" && row.Who.UserName!.Contains(slug)) || row.Who.Name.Contains(words));
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
