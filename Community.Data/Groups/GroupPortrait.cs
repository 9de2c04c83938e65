using Community.Ideas;
using Community.Members;

namespace Community.Groups;

/// <summary>Somebody who holds an office in a group.</summary>
/// <param name="EndsOn">The last day of an ambassador's term; null for a deputy.</param>
public sealed record OfficeHolder(long MemberId, string Name, string Handle, string? Portrait, DateOnly? EndsOn = null, bool Founding = false)
{
    /// <summary>Whether the term's last day is past. It ends the term for nobody: the office is held until somebody else has it, and the pages say so.</summary>
    public bool IsOver(DateTime now) => EndsOn < DateOnly.FromDateTime(now);
}

/// <summary>A group in numbers.</summary>
/// <param name="Active">Members seen in the last 30 days.</param>
/// <param name="Answered">Ideas it carried that have an answer.</param>
public sealed record GroupNumbers(long Members, long Active, long Ideas, long Forwarded, long Answered);

/// <summary>What the page of a group tells beyond its head.</summary>
/// <param name="Rising">Its rising ideas.</param>
/// <param name="Voted">Which of them have the reader's vote.</param>
public sealed record GroupPortrait(OfficeHolder? Ambassador, IReadOnlyList<OfficeHolder> Deputies, GroupNumbers Numbers, IReadOnlyList<IdeaCard> Rising, IReadOnlySet<long> Voted);

public static class GroupPortraits
{
    public const int ActiveDays = 30;
    private const int Shown = 4;

    public static async Task<GroupPortrait> PortraitAsync(this CommunityDb db, GroupHead head, Member? member, CancellationToken stop)
    {
        var id = head.Group.Id;
        var (ambassador, deputies) = (await db.AmbassadorAsync(id, stop), await db.DeputiesAsync(id, stop));
        var rising = await db.WithFacesAsync(await db.Cards(db.Ideas.VisibleTo(member).AsNoTracking().Listed().Where(idea => idea.GroupId == id)
            .OrderBy(idea => idea.Rising == null).ThenByDescending(idea => idea.Rising).ThenByDescending(idea => idea.Id).Take(Shown)).ToListAsync(stop), stop);
        return new GroupPortrait(ambassador, deputies, await db.NumbersAsync(head, stop), rising, await db.VotedAsync(member, rising.Select(card => card.Id), stop));
    }

    public static Task<OfficeHolder?> AmbassadorAsync(this CommunityDb db, long groupId, CancellationToken stop) =>
        db.Ambassadorships.Where(term => term.GroupId == groupId && term.EndedAt == null)
            .Join(db.Members, term => term.MemberId, row => row.Id, (term, row) => new OfficeHolder(row.Id, row.Name, row.UserName!, row.Portrait, term.EndsOn, term.Founding)).FirstOrDefaultAsync(stop);

    public static Task<List<OfficeHolder>> DeputiesAsync(this CommunityDb db, long groupId, CancellationToken stop) =>
        db.Deputyships.Where(term => term.GroupId == groupId && term.EndedAt == null).OrderBy(term => term.Slot)
            .Join(db.Members, term => term.MemberId, row => row.Id, (_, row) => new OfficeHolder(row.Id, row.Name, row.UserName!, row.Portrait, null, false)).ToListAsync(stop);

    public static Task<long> ActiveAsync(this CommunityDb db, long groupId, CancellationToken stop)
    {
        var since = db.Now.AddDays(-ActiveDays);
        return db.Memberships.ActiveIn(groupId).LongCountAsync(own => db.Members.Any(row => row.Id == own.MemberId && row.LastSeenAt >= since), stop);
    }

    private static async Task<GroupNumbers> NumbersAsync(this CommunityDb db, GroupHead head, CancellationToken stop)
    {
        var id = head.Group.Id;
        var forwarded = await db.Forwards.LongCountAsync(forward => forward.GroupId == id, stop);
        var answered = await db.Forwards.LongCountAsync(forward => forward.GroupId == id && db.Ideas.Any(idea => idea.Id == forward.IdeaId && idea.AnsweredAt != null), stop);
        return new GroupNumbers(head.Group.MemberCount, await db.ActiveAsync(id, stop), head.Ideas, forwarded, answered);
    }
}
