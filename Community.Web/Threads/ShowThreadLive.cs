using Community.Events;
using Community.Platform;

namespace Community.Threads;

/// <summary>Everybody who reads a thread sees what happens in it.</summary>
public sealed class ShowThreadLive(CommunityDb db, ThreadStreams streams, LivePush push) : ILiveFollowUp<ThreadChanged>
{
    public async Task Show(ThreadChanged happened, Occasion occasion, CancellationToken stop)
    {
        MissedChange? read = null;
        await push.ChangedAsync(ThreadTopic.Of(happened.ThreadId), happened.Change, async () =>
        {
            // Read when the first language asks: a thread that nobody reads costs nothing.
            read ??= await db.ChangeAsync(happened, stop);
            var counts = happened.Kind is not (ChangeKind.Edited or ChangeKind.Reacted);
            return await streams.OfAsync(read) + (counts ? await streams.CountAsync(happened.ThreadId, stop) : "");
        });
    }
}
