namespace Community.Members;

/// <summary>What a member holds at this moment: the roles and offices that rules ask for.</summary>
public sealed record Standing(
    long MemberId,
    bool IsAdministrator,
    bool IsCommunityTeam,
    bool ManagesAllLines,
    IReadOnlyList<long> Lines,
    IReadOnlyList<long> AmbassadorOf,
    IReadOnlyList<long> DeputyOf,
    IReadOnlyList<long> VacantDeputyOf)
{
    public static readonly Standing Visitor = Nothing(0);

    /// <summary>A member like most: no role and no office.</summary>
    public static Standing Nothing(long memberId) => new(memberId, false, false, false, [], [], [], []);

    public bool IsProductManager => ManagesAllLines || Lines.Count > 0;

    /// <summary>Who acts for the company, and therefore needs a second factor.</summary>
    public bool IsStaff => IsAdministrator || IsCommunityTeam || IsProductManager;

    public bool SeesBoard => IsStaff;

    public bool SeesModeration => IsAdministrator || IsCommunityTeam || AmbassadorOf.Count > 0 || DeputyOf.Count > 0;

    public bool FeaturesBuilds => IsAdministrator || IsCommunityTeam;

    public bool Manages(long lineId) => ManagesAllLines || Lines.Contains(lineId);

    /// <summary>Joins, announcements, hiding, roster: ambassador or deputy of the group, or the community team.</summary>
    public bool Tends(long? groupId) =>
        IsAdministrator || IsCommunityTeam || (groupId is { } id && (AmbassadorOf.Contains(id) || DeputyOf.Contains(id)));

    /// <summary>Forwarding belongs to the ambassador; to a deputy only while the office is vacant.</summary>
    public bool ForwardsFor(long groupId) => AmbassadorOf.Contains(groupId) || VacantDeputyOf.Contains(groupId);

    /// <summary>The groups one holds an office in.</summary>
    public long[] Offices => [.. AmbassadorOf, .. DeputyOf];

    public IEnumerable<long> ForwardingGroups => AmbassadorOf.Concat(VacantDeputyOf);
}

public static class StandingQueries
{
    /// <summary>
    /// Who holds anything at all, some more than once: hardly anybody. Of one member it is asked as the maximum of what is theirs;
    /// asked with Any it becomes "in all of these", and SQLite lists every holder for every page.
    /// </summary>
    internal static IQueryable<long> Holders(this CommunityDb db) => db.SiteRoles.Select(grant => grant.MemberId)
        .Concat(db.LineManagers.Select(row => row.MemberId))
        .Concat(db.Ambassadorships.Where(term => term.EndedAt == null).Select(term => term.MemberId))
        .Concat(db.Deputyships.Where(term => term.EndedAt == null).Select(term => term.MemberId));

    /// <summary>Reads what the member holds now; a rule asks inside its own transaction, so a role taken away counts at once.</summary>
    public static async Task<Standing> StandingOf(this CommunityDb db, Member? member, CancellationToken stop = default)
    {
        if (member is null) return Standing.Visitor;
        var id = member.Id;
        var rows = await db.SiteRoles.Where(grant => grant.MemberId == id).Select(grant => new { Kind = (int)grant.Role, Subject = 0L, Vacant = false })
            .Concat(db.LineManagers.Where(row => row.MemberId == id).Select(row => new { Kind = 10, Subject = row.LineId ?? 0L, Vacant = false }))
            .Concat(db.Ambassadorships.Where(term => term.MemberId == id && term.EndedAt == null).Select(term => new { Kind = 20, Subject = term.GroupId, Vacant = false }))
            .Concat(db.Deputyships.Where(term => term.MemberId == id && term.EndedAt == null).Select(term => new
            {
                Kind = 30,
                Subject = term.GroupId,
                Vacant = !db.Ambassadorships.Any(office => office.GroupId == term.GroupId && office.EndedAt == null),
            }))
            .ToListAsync(stop);
        return member.Standing = new Standing(
            id,
            rows.Exists(row => row.Kind == (int)SiteRole.Administrator),
            rows.Exists(row => row.Kind == (int)SiteRole.CommunityTeam),
            rows.Exists(row => row.Kind == 10 && row.Subject == 0),
            [.. rows.Where(row => row.Kind == 10 && row.Subject != 0).Select(row => row.Subject)],
            [.. rows.Where(row => row.Kind == 20).Select(row => row.Subject)],
            [.. rows.Where(row => row.Kind == 30).Select(row => row.Subject)],
            [.. rows.Where(row => row.Kind == 30 && row.Vacant).Select(row => row.Subject)]);
    }
}
