using Community.Events;
using Community.Platform;
using Microsoft.EntityFrameworkCore;

namespace Community.Notifications;

/// <summary>The count beside the bell moves, and what arrives stands on top of an open inbox.</summary>
public sealed class ShowInboxLive(CommunityDb db, LivePush push, LiveReaders readers, FragmentRenderer fragments) : ILiveFollowUp<InboxesChanged>
{
    public async Task Show(InboxesChanged happened, Occasion occasion, CancellationToken stop)
    {
        // An idea has ten thousand followers; only those who sit here with a page open cost anything.
        var open = readers.ReadersOf(InboxTopic.Topic).Where(page => page.Listening.Member is not null).ToLookup(page => page.Listening.Member!.Id);
        foreach (var member in happened.MemberIds.Where(open.Contains)) await ShowAsync(member, open[member], happened.EventId, stop);
    }

    private async Task ShowAsync(long memberId, IEnumerable<(string Connection, Listening Listening)> pages, long? eventId, CancellationToken stop)
    {
        var count = await db.InboxOfAsync(memberId, stop);
        var arrived = eventId is null ? [] : await ArrivedAsync(memberId, eventId.Value, stop);
        await push.ChangedForAsync(pages, InboxTopic.Topic, count.Stamp, async () =>
        {
            var streams = TurboStreams.Stream("replace", "unread-count", await fragments.RenderAsync("/Shared/_Unread.cshtml", count.Unread))
                + TurboStreams.Stream("replace", "inbox-lead", await fragments.RenderAsync("/Notifications/_Lead.cshtml", count.Unread));
            foreach (var row in arrived) streams += TurboStreams.Stream("prepend", "inbox-arrivals", await fragments.RenderAsync("/Notifications/_Notice.cshtml", row));
            return streams;
        });
    }

    private async Task<List<NoticeRow>> ArrivedAsync(long memberId, long eventId, CancellationToken stop)
    {
        var member = await db.Members.AsNoTracking().FirstAsync(row => row.Id == memberId, stop);
        return await db.RowsAsync(db.Notices.Where(notice => notice.EventId == eventId && notice.MemberId == memberId && notice.ReadAt == null), member, stop);
    }
}
