using Community.Events;
using Community.Members;

namespace Community.Notifications;

/// <summary>
/// Putting one event into many inboxes: the notices and the unread counts move together, some hundred members at a time. An idea that
/// ten thousand follow is told in several saves, so that nobody's inbox is held while all the others are written.
/// </summary>
internal static class Telling
{
    /// <summary>So many at least, while there are more; the rest comes right after.</summary>
    private const int InOneSave = 1_000;

    private const int AtATime = 500;

    /// <param name="db">The portal, inside a save.</param>
    /// <param name="occasion">Of which event.</param>
    /// <param name="hearers">Who hears, and as what.</param>
    /// <param name="about">What the notice points to, the same for all.</param>
    /// <param name="stop">Cancels.</param>
    public static async Task TellAsync(this CommunityDb db, Occasion occasion, Hearers hearers, Notice about, CancellationToken stop)
    {
        // Whoever was told before, in an earlier save or before a crash, is not told again: the notices themselves say who.
        var told = await db.Notices.Where(notice => notice.EventId == occasion.EventId).Select(notice => notice.MemberId).ToHashSetAsync(stop);
        var count = 0;
        foreach (var some in hearers.Kinds.Keys.Where(member => !told.Contains(member)).Chunk(AtATime))
        {
            if (count >= InOneSave)
            {
                db.PendingFollowUps.Add(new PendingFollowUp { EventId = occasion.EventId, Name = occasion.FollowUp, DueAt = db.Now });
                return;
            }

            var due = await db.WithInboxAsync(some, stop);
            count += due.Count;
            if (due.Count == 0) continue;
            await db.HoldInboxesAsync(due, stop);
            db.Notices.AddRange(due.Select(member => Copy(about, hearers, occasion, member)));
            await db.SaveChangesAsync(stop);
            await db.Inboxes.Where(inbox => due.Contains(inbox.MemberId)).ExecuteUpdateAsync(set => set.SetProperty(inbox => inbox.Unread, inbox => inbox.Unread + 1), stop);
            // All is saved; thousands of rows need not be looked through again by the next save.
            db.ChangeTracker.Clear();
            db.Raise(new InboxesChanged(due, occasion.EventId));
        }
    }

    /// <summary>Holds the members' inboxes until the save ends, and makes those that are not there yet.</summary>
    public static async Task HoldInboxesAsync(this CommunityDb db, IReadOnlyList<long> members, CancellationToken stop)
    {
        await db.LockInboxesAsync(members, stop);
        var there = await db.Inboxes.Where(inbox => members.Contains(inbox.MemberId)).Select(inbox => inbox.MemberId).ToListAsync(stop);
        db.Inboxes.AddRange(members.Except(there).Select(member => new Inbox { MemberId = member }));
        await db.SaveChangesAsync(stop);
    }

    // People made by an import read no inbox, and neither does the portal itself.
    private static Task<List<long>> WithInboxAsync(this CommunityDb db, long[] members, CancellationToken stop) =>
        db.Members.Where(row => members.Contains(row.Id) && row.Kind == MemberKind.Person).Select(row => row.Id).OrderBy(id => id).ToListAsync(stop);

    private static Notice Copy(Notice about, Hearers hearers, Occasion occasion, long member) => new()
    {
        MemberId = member,
        Kind = hearers.Kinds[member],
        EventId = occasion.EventId,
        ActorId = hearers.ActorId,
        IdeaId = about.IdeaId,
        BuildId = about.BuildId,
        GroupId = about.GroupId,
        ThreadId = about.ThreadId,
        Seq = about.Seq,
        DecisionId = about.DecisionId,
        Detail = about.Detail,
        At = occasion.At,
    };
}
