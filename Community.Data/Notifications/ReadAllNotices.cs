using Community.Members;

namespace Community.Notifications;

/// <summary>A member marks everything up to the newest notice they saw as read; what came after stays unread.</summary>
public sealed class ReadAllNotices(CommunityDb db)
{
    public Task<Outcome<Done>> By(Member? member, long upToId, CancellationToken stop = default) => db.SaveAsync<Done>(async () =>
    {
        if (member is null) return Refusal.SignInFirst;
        await db.HoldInboxesAsync([member.Id], stop);
        var read = await db.Notices.Where(row => row.MemberId == member.Id && row.Id <= upToId && row.ReadAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.ReadAt, db.Now), stop);
        if (read == 0) return Done.It;
        await db.Inboxes.Where(row => row.MemberId == member.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Unread, row => row.Unread - read), stop);
        db.Raise(new InboxesChanged([member.Id], EventId: null));
        return Done.It;
    }, stop);
}
