using Community.Events;
using Community.Platform;
using Microsoft.EntityFrameworkCore;

namespace Community.Ideas;

/// <summary>One friendly mail to the author of a draft that waits; it can be answered.</summary>
public sealed class RemindOfDraft(CommunityDb db, IMailer mailer, PortalAddress address) : IOutsideFollowUp<DraftWaits>
{
    public async Task Run(DraftWaits happened, Occasion occasion, CancellationToken stop)
    {
        var author = await db.Members.AsNoTracking().FirstOrDefaultAsync(member => member.Id == happened.AuthorId, stop);
        var draft = await db.Ideas.AsNoTracking().FirstOrDefaultAsync(idea => idea.Id == happened.IdeaId && idea.Stage == IdeaStage.Draft, stop);
        // Published in between, or nobody to write to: there is nothing to say.
        if (draft is null || author is not { Email: { Length: > 0 } to, EmailConfirmed: true }) return;
        Reader.Turn(author.Culture);
        var title = draft.Title.Length > 0 ? draft.Title : draft.Excerpt;
        var link = address.Of($"/ideas/{draft.Id}/edit");
        await mailer.SendAsync(new Letter($"draft-{occasion.EventId}", to, Words.Of("Ideas.DraftMail.Subject", title), Words.Of("Ideas.DraftMail.Text", author.Name, title, link)), stop);
    }
}
