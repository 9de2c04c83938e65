using Community.Members;

namespace Community.Groups;

public static class GroupShows
{
    /// <summary>The page of a group for this reader; null where there is none for them.</summary>
    public static async Task<GroupShow?> ShowAsync(this CommunityDb db, Member? member, string slug, CancellationToken stop) =>
        await db.GroupHeadAsync(member, slug, stop) is { } head ? new GroupShow(head, await db.PortraitAsync(head, member, stop)) : null;
}
