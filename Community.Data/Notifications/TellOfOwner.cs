using Community.Events;
using Community.Funnel;

namespace Community.Notifications;

/// <summary>A product manager hears that a colleague gave them an idea to look after.</summary>
public sealed class TellOfOwner(CommunityDb db) : IDurableFollowUp<OwnerNamed>
{
    public Task Run(OwnerNamed happened, Occasion occasion, CancellationToken stop) =>
        db.TellAsync(occasion, new Hearers(happened.ById).Tell(NoticeKind.OwnerNamed, happened.OwnerId), new Notice { IdeaId = happened.IdeaId }, stop);
}
