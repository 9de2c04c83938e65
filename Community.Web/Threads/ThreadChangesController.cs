using System.Globalization;
using Community.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Community.Threads;

/// <summary>Everything that happened in a thread since a change, for whoever was away.</summary>
[Route("threads/{id:long}/changes")]
public sealed class ThreadChangesController(CommunityDb db, ThreadStreams streams) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Since(long id, long after = 0)
    {
        var thread = await db.ThreadsVisibleTo(Me).AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, Stop);
        if (thread is null) return Refused(Refusal.NotFound);
        Response.Headers["Change"] = thread.LastChange.ToString(CultureInfo.InvariantCulture);
        Response.Headers.CacheControl = "no-store";
        // Longer away than it is worth to tell one by one: the page loads itself anew, with the end of the thread.
        if (thread.LastChange - Math.Max(0, after) > LiveHub.MostMissed) return TurboStreams.Result(TurboStreams.Refresh);
        var missed = await streams.MissedAsync(id, Math.Max(0, after), thread.LastChange, Stop);
        return TurboStreams.Result(string.Concat(missed.Select(one => one.Html)));
    }
}
