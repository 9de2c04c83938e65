using System.Globalization;
using Community.Platform;
using Community.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Community.Notifications;

/// <summary>What happened to what a member suggested, voted for, wrote or looks after.</summary>
[Route("inbox")]
public sealed class InboxController(CommunityDb db, CurrentMember current, ReadNotice read, ReadAllNotices readAll) : PortalController
{
    private const int PageSize = 30;

    [HttpGet("")]
    public async Task<IActionResult> Index(long? after)
    {
        if (Me is null) return Refused(Refusal.SignInFirst);
        var newest = db.Notices.Where(notice => notice.MemberId == Me.Id && (after == null || notice.Id < after)).OrderByDescending(notice => notice.Id).Take(PageSize + 1);
        var rows = await db.RowsAsync(newest.AsNoTracking(), Me, Stop);
        var next = rows.Count > PageSize ? string.Create(CultureInfo.InvariantCulture, $"/inbox?after={rows[PageSize - 1].Id}") : null;
        return View(new InboxPage(current.Inbox, [.. rows.Take(PageSize)], after is null, new Pager(next, after is null ? null : "/inbox")));
    }

    /// <summary>A link followed counts as read; a browser that fetches ahead of the press has not followed it.</summary>
    [HttpGet("{id:long}")]
    public async Task<IActionResult> Show(long id)
    {
        if (Me is not null && IsAhead()) return NoContent();
        return await Answer(await read.By(Me, id, Stop), place => SeeOther(NoticeLine.AddressOf(place)));
    }

    [HttpPost("")]
    public async Task<IActionResult> ReadAll(long upTo) => await Answer(await readAll.By(Me, upTo, Stop), _ => SeeOther("/inbox"));

    private bool IsAhead() => Request.Headers["Sec-Purpose"].ToString().Contains("prefetch", StringComparison.Ordinal)
        || Request.Headers["X-Sec-Purpose"].ToString().Contains("prefetch", StringComparison.Ordinal);
}

/// <summary>One page of an inbox.</summary>
public sealed record InboxPage(InboxCount Count, IReadOnlyList<NoticeRow> Rows, bool IsFirst, Pager Pager)
{
    public long Newest => Rows.Count == 0 ? 0 : Rows[0].Id;
}
