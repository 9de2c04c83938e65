using Community.Events;
using Community.Members;

namespace Community.Notifications;

/// <summary>Putting one event into many inboxes: the notices and the unread counts move together, some hundred members at a time.</summary>
internal static class Telling
{
    private const int AtATime = 500;

    /// <param name="db">The portal, inside a save.</param>
    /// <param name="occasion">Of which event.</param>
    /// <param name="hearers">Who hears, and as what.</param>
    /// <param name="about">What the notice points to, the same for all.</param>
    /// <param name="stop">Cancels.</param>
    public static async Task TellAsync(this CommunityDb db, Occasion occasion, Hearers hearers, Notice about, CancellationToken stop)
    {
        foreach (var some in hearers.Kinds.Keys.Chunk(AtATime))
        {
            var due = await db.UntoldAsync(occasion, some, stop);
            if (due.Count == 0) continue;
            await db.HoldInboxesAsync(due, stop);
            db.Notices.AddRange(due.Select(member => Copy(about, hearers, occasion, member)));
            await db.SaveChangesAsync(stop);
            await db.Inboxes.Where(inbox => due.Contains(inbox.MemberId)).ExecuteUpdateAsync(set => set.SetProperty(inbox => inbox.Unread, inbox => inbox.Unread + 1), stop);
            // All is saved; ten thousand rows need not be looked through again by the next save.
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

    // Whoever was told before a crash is not told again. People made by an import read no inbox, and neither does the portal itself.
    private static Task<List<long>> UntoldAsync(this CommunityDb db, Occasion occasion, long[] members, CancellationToken stop) =>
        db.Members.Where(row => members.Contains(row.Id) && row.Kind == MemberKind.Person
                && !db.Notices.Any(notice => notice.EventId == occasion.EventId && notice.MemberId == row.Id))
            .Select(row => row.Id).OrderBy(id => id).ToListAsync(stop);

    private static Notice Copy(Notice about, Hearers hearers, Occasion occasion, long member) => new()
    {
        MemberId = member,
        Kind = hearers.Kinds[member],
        EventId = occasion.EventId,
        ActorId = hearers.ActorId,
        IdeaId = about.IdeaId,
        GroupId = about.GroupId,
        ThreadId = about.ThreadId,
        Seq = about.Seq,
        DecisionId = about.DecisionId,
        Detail = about.Detail,
        At = occasion.At,
    };
}
