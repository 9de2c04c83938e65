using Community.Members;
using Community.Threads;
using Microsoft.EntityFrameworkCore;

namespace Community;

/// <summary>Threads as readers see them.</summary>
public sealed partial class Portal
{
    /// <summary>The end of a thread; null where this reader sees none.</summary>
    public Task<ThreadWindow?> WindowOf(Member? member, long threadId) => Look<ThreadWindow?>(async db =>
        await db.ThreadsVisibleTo(member).AsNoTracking().FirstOrDefaultAsync(row => row.Id == threadId) is { } thread ? await db.WindowAsync(member, thread, before: null, default) : null);
}
