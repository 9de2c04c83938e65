namespace Community.Members;

/// <summary>A member is here. Groups count who was seen lately in days, so once an hour is enough, and a page of theirs costs no write.</summary>
public sealed class NoteVisit(CommunityDb db)
{
    public static readonly TimeSpan AtMostEvery = TimeSpan.FromHours(1);

    /// <summary>Whether this visit is worth a row's change.</summary>
    public static bool IsNews(Member member, Session session, DateTime now) => member.LastSeenAt is not { } seen || now - seen >= AtMostEvery || now - session.LastSeenAt >= AtMostEvery;

    public Task<Outcome<Done>> By(Member member, Session session, CancellationToken stop = default) => db.SaveAsync<Done>(async () =>
    {
        // A page brings several requests at once: the first of them writes, the others find it done.
        var (now, before) = (db.Now, db.Now - AtMostEvery);
        await db.Members.Where(row => row.Id == member.Id && (row.LastSeenAt == null || row.LastSeenAt <= before))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.LastSeenAt, now), stop);
        await db.Sessions.Where(row => row.Id == session.Id && row.LastSeenAt <= before).ExecuteUpdateAsync(set => set.SetProperty(row => row.LastSeenAt, now), stop);
        return Done.It;
    }, stop);
}
