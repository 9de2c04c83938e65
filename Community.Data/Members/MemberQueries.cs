using Community.Groups;
using Community.Ideas;

namespace Community.Members;

/// <summary>A group on a member's page, with the office held in it.</summary>
public sealed record ProfileGroup(string Name, string Slug, bool IsHome, bool IsAmbassador, bool IsDeputy, bool IsFounding);

/// <summary>A member as others see them.</summary>
public sealed record Profile(
    long Id, string Name, string Handle, string About, string Country, IReadOnlyList<string> Languages, bool IsImported, DateTime JoinedAt, bool IsMe,
    string? Portrait, Standing Standing, IReadOnlyList<string> LineNames, IReadOnlyList<ProfileGroup> Groups, IReadOnlyList<IdeaCard> Ideas, int IdeaCount);

/// <summary>The one door to members.</summary>
public static class MemberQueries
{
    private const int IdeasShown = 12;

    /// <summary>All but the portal itself and accounts that nobody confirmed yet; one's own is always there.</summary>
    public static IQueryable<Member> VisibleTo(this IQueryable<Member> members, Member? viewer)
    {
        var me = viewer?.Id ?? 0;
        return members.Where(row => row.Kind != MemberKind.Portal && (row.Kind == MemberKind.Imported || row.EmailConfirmed || row.Id == me));
    }

    public static async Task<Profile?> ProfileOfAsync(this CommunityDb db, string handle, Member? viewer, CancellationToken stop)
    {
        var normalized = handle.ToUpperInvariant();
        if (await db.Members.AsNoTracking().VisibleTo(viewer).FirstOrDefaultAsync(row => row.NormalizedUserName == normalized, stop) is not { } member) return null;
        var standing = await db.StandingOf(member, stop);
        var lines = await db.ProductLines.Where(line => standing.Lines.Contains(line.Id)).OrderBy(line => line.Name).Select(line => line.Name).ToListAsync(stop);
        var ideas = db.Ideas.AsNoTracking().Listed().Where(idea => idea.AuthorId == member.Id);
        return new Profile(
            member.Id, member.Name, member.Handle, member.About, member.Country, member.Languages, member.Kind == MemberKind.Imported, member.JoinedAt,
            member.Id == viewer?.Id, member.Portrait, standing, lines, await GroupsAsync(db, member, viewer, standing, stop),
            await db.WithFacesAsync(await db.Cards(ideas.OrderByDescending(idea => idea.VoteCount).ThenByDescending(idea => idea.Id).Take(IdeasShown)).ToListAsync(stop), stop),
            await ideas.CountAsync(stop));
    }

    /// <summary>A group that hides its roster hides its members here too, except its officers, whom its page names to all.</summary>
    private static async Task<List<ProfileGroup>> GroupsAsync(CommunityDb db, Member member, Member? viewer, Standing holds, CancellationToken stop)
    {
        var me = viewer?.Id ?? 0;
        var all = me == member.Id || viewer?.Standing is { IsCommunityTeam: true } or { IsAdministrator: true };
        var offices = holds.AmbassadorOf.Concat(holds.DeputyOf).ToArray();
        var groups = await (
            from membership in db.Memberships
            join userGroup in db.Groups on membership.GroupId equals userGroup.Id
            where membership.MemberId == member.Id && membership.Status == MembershipStatus.Active
                && (userGroup.Status == GroupStatus.Recognised || userGroup.Status == GroupStatus.Lead)
                && (all || userGroup.Visibility == GroupVisibility.Public || offices.Contains(userGroup.Id)
                    || db.Memberships.Any(mine => mine.GroupId == userGroup.Id && mine.MemberId == me && mine.Status == MembershipStatus.Active))
            orderby userGroup.Name
            select new { userGroup.Id, userGroup.Name, userGroup.Slug, Founding = db.Ambassadorships.Any(term => term.GroupId == userGroup.Id && term.MemberId == member.Id && term.EndedAt == null && term.Founding) })
            .ToListAsync(stop);
        return [.. groups.Select(row => new ProfileGroup(row.Name, row.Slug, row.Id == member.HomeGroupId, holds.AmbassadorOf.Contains(row.Id), holds.DeputyOf.Contains(row.Id), row.Founding))];
    }
}
