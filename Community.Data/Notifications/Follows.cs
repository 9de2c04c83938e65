namespace Community.Notifications;

public static class Follows
{
    /// <summary>Following that comes by itself with a vote or a post: whoever left once is left alone.</summary>
    internal static async Task FollowAsync(this CommunityDb db, SubjectKind subject, long subjectId, long memberId, CancellationToken stop)
    {
        if (await db.Follows.AnyAsync(row => row.Subject == subject && row.SubjectId == subjectId && row.MemberId == memberId, stop)) return;
        if (db.Follows.Local.Any(row => row.Subject == subject && row.SubjectId == subjectId && row.MemberId == memberId)) return;
        db.Follow(subject, subjectId, memberId);
    }

    /// <summary>The same where it is known that there is no row yet.</summary>
    internal static void Follow(this CommunityDb db, SubjectKind subject, long subjectId, long memberId) =>
        db.Follows.Add(new Follow { Subject = subject, SubjectId = subjectId, MemberId = memberId, At = db.Now });

    public static IQueryable<Follow> Of(this IQueryable<Follow> follows, SubjectKind subject, long subjectId) =>
        follows.Where(row => row.Subject == subject && row.SubjectId == subjectId && !row.Left);
}
