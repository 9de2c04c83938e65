using Community.Builds;
using Community.Ideas;
using Community.Members;
using Community.Threads;

namespace Community.Notifications;

/// <summary>A notice as the inbox shows it. What its reader may no longer see is null.</summary>
/// <param name="Title">Of the idea or the build.</param>
/// <param name="Mine">The reader's own idea or build.</param>
/// <param name="OnBuild">About a build, or a post under one.</param>
/// <param name="OnPost">About one post of the thread, not the idea or build as a whole.</param>
/// <param name="Said">The first words of the post it tells of.</param>
/// <param name="Since">Posts that came after it, while it was not read; nothing tells of them but this.</param>
/// <param name="Reason">Of a decision about the reader's words, or about what the reader reported.</param>
public sealed record NoticeRow(
    long Id, NoticeKind Kind, DateTime At, bool Unread, long ActorId, string ActorName, string? ActorPortrait, string? Title, bool Mine, bool OnBuild, bool OnPost, string? GroupName, string Detail, string? Said, int Since, string? Reason);

/// <summary>Where a notice leads.</summary>
public sealed record NoticePlace(NoticeKind Kind, long? IdeaId, long? BuildId, string? GroupSlug, long? ThreadId, long? Seq, string? Receipt);

public static class NoticeQueries
{
    private const int SaidLength = 140;

    /// <summary>The rows of these notices, all of one reader's; one statement.</summary>
    public static async Task<List<NoticeRow>> RowsAsync(this CommunityDb db, IQueryable<Notice> notices, Member reader, CancellationToken stop)
    {
        var (me, ideas, builds) = (reader.Id, db.Ideas.VisibleTo(reader), db.Builds.VisibleTo(reader));
        var posts = db.Posts.Where(post => post.RemovedAt == null && post.HiddenAt == null);
        var rows = await notices.Select(notice => new NoticeRow(
            notice.Id, notice.Kind, notice.At, notice.ReadAt == null, notice.ActorId,
            db.Members.Where(member => member.Id == notice.ActorId && member.Kind != MemberKind.Portal).Select(member => member.Name).FirstOrDefault() ?? "",
            db.Members.Where(member => member.Id == notice.ActorId).Select(member => member.Portrait).FirstOrDefault(),
            ideas.Where(idea => idea.Id == notice.IdeaId).Select(idea => idea.Title).FirstOrDefault() ?? builds.Where(build => build.Id == notice.BuildId).Select(build => build.Title).FirstOrDefault(),
            ideas.Any(idea => idea.Id == notice.IdeaId && idea.AuthorId == me) || builds.Any(build => build.Id == notice.BuildId && build.AuthorId == me),
            notice.BuildId != null,
            notice.Seq != null,
            db.Groups.Where(group => group.Id == notice.GroupId).Select(group => group.Name).FirstOrDefault(),
            notice.Detail,
            posts.Where(post => post.ThreadId == notice.ThreadId && post.Seq == notice.Seq).Select(post => post.Text).FirstOrDefault(),
            notice.Kind == NoticeKind.PostArrived && notice.ReadAt == null
                ? posts.Count(post => post.ThreadId == notice.ThreadId && post.Seq > notice.Seq && post.Kind == PostKind.Comment && post.AuthorId != me) : 0,
            db.Decisions.Where(decision => decision.Id == notice.DecisionId).Select(decision => decision.Reason).FirstOrDefault())).ToListAsync(stop);
        return [.. rows.Select(row => row with { Said = row.Title is null || string.IsNullOrEmpty(row.Said) ? null : Markdown.Excerpt(row.Said, SaidLength) })];
    }

    public static IQueryable<NoticePlace> Places(this CommunityDb db, IQueryable<Notice> notices) => notices.Select(notice => new NoticePlace(
        notice.Kind, notice.IdeaId, notice.BuildId,
        db.Groups.Where(group => group.Id == notice.GroupId).Select(group => group.Slug).FirstOrDefault(),
        notice.ThreadId, notice.Seq,
        db.Reports.Where(report => report.DecisionId != null && report.DecisionId == notice.DecisionId && report.ReporterId == notice.MemberId).Select(report => report.Receipt).FirstOrDefault()));

    /// <summary>How many the member has not read, and the stamp that an open page compares.</summary>
    public static async Task<InboxCount> InboxOfAsync(this CommunityDb db, long memberId, CancellationToken stop)
    {
        var row = await db.Members.Where(member => member.Id == memberId).Select(member => new
        {
            Unread = db.Inboxes.Where(inbox => inbox.MemberId == memberId).Select(inbox => inbox.Unread).FirstOrDefault(),
            Last = db.Notices.Where(notice => notice.MemberId == memberId).Max(notice => (long?)notice.Id) ?? 0,
        }).FirstOrDefaultAsync(stop);
        return InboxCount.Of(row?.Unread ?? 0, row?.Last ?? 0);
    }
}

/// <summary>An inbox at a glance.</summary>
public sealed record InboxCount(long Unread, long Stamp)
{
    /// <param name="unread">How many.</param>
    /// <param name="last">The newest notice; 0 where there is none.</param>
    public static InboxCount Of(long unread, long last) => new(unread, Inbox.Stamp(last, unread));
}
