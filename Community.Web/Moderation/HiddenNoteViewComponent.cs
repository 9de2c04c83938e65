using Community.Notifications;
using Community.Platform;
using Microsoft.AspNetCore.Mvc;

namespace Community.Moderation;

/// <summary>Why an idea, a build or a post is hidden, shown on the thing itself to its author and to those who may restore it; nothing to anybody else.</summary>
public sealed class HiddenNoteViewComponent(CommunityDb db, CurrentMember current) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(SubjectKind subject, long subjectId) =>
        await db.WhyHiddenAsync(current.Member, subject, subjectId, HttpContext.RequestAborted) is { } why ? View("/Moderation/_HiddenNote.cshtml", why) : Content("");
}
