using Community.Members;
using Community.Threads;
using Microsoft.EntityFrameworkCore;

namespace Community;

/// <summary>Threads as readers see them.</summary>
public sealed partial class Portal
{
    /// <summary>The end of a thread; null where this reader sees none.</summary>
    public async Task<ThreadWindow?> WindowOf(Member? member, long threadId) =>
        await Look(db => db.ThreadsVisibleTo(member).AsNoTracking().FirstOrDefaultAsync(row => row.Id == threadId)) is { } thread
            ? await Do((ThreadWindows threads) => threads.WindowAsync(member, thread, before: null, default)) : null;
}
