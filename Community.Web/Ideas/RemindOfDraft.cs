using System.Globalization;
using Community.Events;
using Community.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Community.Ideas;

/// <summary>One friendly mail to the author of a draft that waits; it can be answered.</summary>
public sealed class RemindOfDraft(CommunityDb db, IMailer mailer, IOptions<PortalSettings> portal) : IOutsideFollowUp<DraftWaits>
{
    public async Task Run(DraftWaits happened, Occasion occasion, CancellationToken stop)
    {
        var author = await db.Members.AsNoTracking().FirstOrDefaultAsync(member => member.Id == happened.AuthorId, stop);
        var draft = await db.Ideas.AsNoTracking().FirstOrDefaultAsync(idea => idea.Id == happened.IdeaId && idea.Stage == IdeaStage.Draft, stop);
        // Published in between, or nobody to write to: there is nothing to say.
        if (draft is null || author is not { Email: { Length: > 0 } address, EmailConfirmed: true }) return;
        CultureInfo.CurrentUICulture = Reader.CultureOf(author.Culture);
        var title = draft.Title.Length > 0 ? draft.Title : draft.Excerpt;
        var link = $"{portal.Value.BaseUrl?.TrimEnd('/') ?? "http://localhost:5080"}/ideas/{draft.Id}/edit";
        await mailer.SendAsync(new Letter($"draft-{occasion.EventId}", address, Words.Of("Ideas.DraftMail.Subject", title), Words.Of("Ideas.DraftMail.Text", author.Name, title, link)), stop);
    }
}
