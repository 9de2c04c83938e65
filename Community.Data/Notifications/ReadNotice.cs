using Community.Members;

namespace Community.Notifications;

/// <summary>A member follows a notice to its place, which counts as having read it.</summary>
public sealed class ReadNotice(CommunityDb db)
{
    public Task<Outcome<NoticePlace>> By(Member? member, long noticeId, CancellationToken stop = default) => db.SaveAsync<NoticePlace>(async () =>
    {
        if (member is null) return Refusal.SignInFirst;
        var mine = db.Notices.Where(row => row.Id == noticeId && row.MemberId == member.Id);
        if (await db.Places(mine).FirstOrDefaultAsync(stop) is not { } place) return Refusal.NotFound;
        await db.HoldInboxesAsync([member.Id], stop);
        // Two tabs may follow it at once: only one of them finds it unread.
        var read = await mine.Where(row => row.ReadAt == null).ExecuteUpdateAsync(set => set.SetProperty(row => row.ReadAt, db.Now), stop);
        if (read == 0) return place;
        await db.Inboxes.Where(row => row.MemberId == member.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Unread, row => row.Unread - 1), stop);
        db.Raise(new InboxesChanged([member.Id], EventId: null));
        return place;
    }, stop);
}
