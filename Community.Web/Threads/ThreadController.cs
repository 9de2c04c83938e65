using System.Globalization;
using Community.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Community.Threads;

/// <summary>What every action on a thread answers with.</summary>
public abstract class ThreadController(CommunityDb db) : PortalController
{
    protected CommunityDb Db => db;

    /// <summary>
    /// With script the post arrives by the thread's own line, in its order; the answer only says up to which change one should have
    /// heard. Without script one is led to the post. What was typed comes back when it can be put right.
    /// </summary>
    protected async Task<IActionResult> Shown(Outcome<Placed> outcome, Func<Task<IActionResult>>? again = null)
    {
        if (outcome.Refusal is { } refusal) return await Answer(outcome, _ => NoContent(), refusal.Kind == RefusalKind.Input || refusal == Refusal.ChangedMeanwhile ? again : null);
        var placed = outcome.Value;
        if (!WantsStreams) return SeeOther(await AddressOf(placed.ThreadId, placed.Seq) ?? "/");
        Response.Headers["Change"] = placed.Change.ToString(CultureInfo.InvariantCulture);
        return TurboStreams.Result("");
    }

    /// <summary>The page that shows a post, at the post; null when there is none for this reader.</summary>
    protected async Task<string?> AddressOf(long threadId, long seq)
    {
        var thread = await db.ThreadsVisibleTo(Me).AsNoTracking().FirstOrDefaultAsync(row => row.Id == threadId, Stop);
        if (thread is null || seq < 1 || seq > thread.LastSeq) return null;
        // The query finds the stretch and is kept by Turbo, which follows a redirect without its fragment; without script the fragment scrolls.
        return string.Create(CultureInfo.InvariantCulture, $"{thread.PageOf()}?post={seq}#post-{threadId}-{seq}");
    }
}
