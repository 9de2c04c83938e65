using Community.Groups;
using Community.Members;

namespace Community.Admin;

/// <summary>What an empty portal still lacks before the first idea can be answered.</summary>
public sealed record Groundwork(int Lines, int LinesWithoutLead, int Managers, int CommunityTeam, int Administrators, int Groups, int VacantGroups, int Members, int DeadLetters);

public sealed record LineRow(long Id, string Name, string Slug, string About, long? LeadId, string? LeadName, string? LeadHandle, DateTime? ArchivedAt, int Ideas, long Version)
{
    public bool IsUndecided => Id == ProductLine.UndecidedId;
}

/// <summary>Somebody who holds a role; <paramref name="LineId"/> and its name only for product managers of one line.</summary>
public sealed record RoleRow(long MemberId, string Name, string Handle, SiteRole? Role, long? LineId, string? LineName, DateTime Since);

public sealed record GroupRow(long Id, string Name, string Slug, string Country, GroupKind Kind, GroupStatus Status, long Members, string? AmbassadorName, string? AmbassadorHandle, DateOnly? TermEndsOn);

public sealed record AuditRow(long Id, DateTime At, string ActorName, string? ActorHandle, string Act, string Subject, long SubjectId, string? SubjectName, string Detail);

public sealed record DeadLetter(long Id, string Name, string EventKind, DateTime At, DateTime DeadAt, int Attempts, string Error);

/// <summary>What administrators read.</summary>
public static class AdminQueries
{
    public const int AuditPage = 50;

    public static async Task<Groundwork> GroundworkAsync(this CommunityDb db, CancellationToken stop) => new(
        await db.ProductLines.CountAsync(line => line.Id != ProductLine.UndecidedId && line.ArchivedAt == null, stop),
        await db.ProductLines.CountAsync(line => line.Id != ProductLine.UndecidedId && line.ArchivedAt == null && line.LeadId == null, stop),
        await db.LineManagers.Select(row => row.MemberId).Distinct().CountAsync(stop),
        await db.SiteRoles.CountAsync(row => row.Role == SiteRole.CommunityTeam, stop),
        await db.SiteRoles.CountAsync(row => row.Role == SiteRole.Administrator, stop),
        await Running(db).CountAsync(stop),
        await Running(db).CountAsync(row => !db.Ambassadorships.Any(term => term.GroupId == row.Id && term.EndedAt == null), stop),
        await db.Members.CountAsync(row => row.Kind == MemberKind.Person && row.EmailConfirmed, stop),
        await db.PendingFollowUps.CountAsync(row => row.DeadAt != null, stop));

    /// <summary>All lines, or the one.</summary>
    public static IQueryable<LineRow> LineRows(this CommunityDb db, long? id = null) => db.ProductLines.Where(line => id == null || line.Id == id).OrderBy(line => line.ArchivedAt != null).ThenBy(line => line.Name).Select(line => new LineRow(
        line.Id, line.Name, line.Slug, line.About, line.LeadId,
        db.Members.Where(row => row.Id == line.LeadId).Select(row => row.Name).FirstOrDefault(),
        db.Members.Where(row => row.Id == line.LeadId).Select(row => row.UserName).FirstOrDefault(),
        line.ArchivedAt, db.Ideas.Count(idea => idea.LineId == line.Id), line.Version));

    public static async Task<List<RoleRow>> RoleRowsAsync(this CommunityDb db, CancellationToken stop)
    {
        var grants = await db.SiteRoles
            .Join(db.Members, grant => grant.MemberId, member => member.Id, (grant, member) => new { grant, member })
            .OrderByDescending(row => row.grant.Role).ThenBy(row => row.member.Name)
            .Select(row => new RoleRow(row.member.Id, row.member.Name, row.member.UserName!, row.grant.Role, null, null, row.grant.GrantedAt)).ToListAsync(stop);
        var managers = await db.LineManagers
            .Join(db.Members, held => held.MemberId, member => member.Id, (held, member) => new { held, member })
            .OrderBy(row => row.member.Name)
            .Select(row => new RoleRow(
                row.member.Id, row.member.Name, row.member.UserName!, null, row.held.LineId,
                db.ProductLines.Where(line => line.Id == row.held.LineId).Select(line => line.Name).FirstOrDefault(), row.held.Since)).ToListAsync(stop);
        return [.. grants, .. managers];
    }

    public static IQueryable<GroupRow> GroupRows(this CommunityDb db) => db.Groups.OrderBy(row => row.Name).Select(row => new GroupRow(
        row.Id, row.Name, row.Slug, row.Country, row.Kind, row.Status, row.MemberCount,
        db.Ambassadorships.Where(term => term.GroupId == row.Id && term.EndedAt == null).Select(term => db.Members.Where(member => member.Id == term.MemberId).Select(member => member.Name).FirstOrDefault()).FirstOrDefault(),
        db.Ambassadorships.Where(term => term.GroupId == row.Id && term.EndedAt == null).Select(term => db.Members.Where(member => member.Id == term.MemberId).Select(member => member.UserName).FirstOrDefault()).FirstOrDefault(),
        db.Ambassadorships.Where(term => term.GroupId == row.Id && term.EndedAt == null).Select(term => (DateOnly?)term.EndsOn).FirstOrDefault()));

    /// <summary>The newest acts, older than <paramref name="after"/>, of one actor or kind where asked.</summary>
    public static IQueryable<AuditRow> AuditRows(this CommunityDb db, string? act, string? actor, long? after)
    {
        var entries = db.AuditLog.AsQueryable();
        if (act is { Length: > 0 }) entries = entries.Where(entry => entry.Act == act);
        if (actor is { Length: > 0 } handle)
        {
            var normalized = handle.TrimStart('@').ToUpperInvariant();
            entries = entries.Where(entry => db.Members.Any(row => row.Id == entry.ActorId && row.NormalizedUserName == normalized));
        }

        if (after is { } id) entries = entries.Where(entry => entry.Id < id);
        return entries.OrderByDescending(entry => entry.Id).Take(AuditPage + 1).Select(entry => new AuditRow(
            entry.Id, entry.At,
            db.Members.Where(row => row.Id == entry.ActorId).Select(row => row.Name).FirstOrDefault() ?? "",
            db.Members.Where(row => row.Id == entry.ActorId && row.Kind != MemberKind.Portal).Select(row => row.UserName).FirstOrDefault(),
            entry.Act, entry.Subject, entry.SubjectId,
            entry.Subject == "Member" ? db.Members.Where(row => row.Id == entry.SubjectId).Select(row => row.Name).FirstOrDefault()
                : entry.Subject == "Group" ? db.Groups.Where(row => row.Id == entry.SubjectId).Select(row => row.Name).FirstOrDefault()
                : entry.Subject == "Line" ? db.ProductLines.Where(row => row.Id == entry.SubjectId).Select(row => row.Name).FirstOrDefault() : null,
            entry.Detail));
    }

    public static IQueryable<DeadLetter> DeadLetters(this CommunityDb db) => db.PendingFollowUps.Where(row => row.DeadAt != null).OrderByDescending(row => row.Id).Take(100)
        .Select(row => new DeadLetter(row.Id, row.Name, row.Event!.Kind, row.Event.At, row.DeadAt!.Value, row.Attempts, row.Error));

    private static IQueryable<Group> Running(CommunityDb db) => db.Groups.Where(row => row.Status == GroupStatus.Recognised || row.Status == GroupStatus.Lead);
}
