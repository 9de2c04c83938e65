using Community.Builds;
using Community.Ideas;
using Community.Members;
using Community.Notifications;
using Community.Pictures;
using Community.Text;

namespace Community.Threads;

/// <summary>Where a post came to stand.</summary>
public sealed record Placed(long ThreadId, long Seq, long Change);

/// <summary>A member says something in a thread.</summary>
public sealed class PlacePost(CommunityDb db)
{
    /// <param name="member">Who speaks.</param>
    /// <param name="threadId">The thread.</param>
    /// <param name="text">Markdown.</param>
    /// <param name="replyToSeq">The post it answers, which is no reply itself.</param>
    /// <param name="pictures">Loose ones of theirs.</param>
    /// <param name="stop">Cancels.</param>
    public Task<Outcome<Placed>> By(Member? member, long threadId, string text, long? replyToSeq = null, IReadOnlyList<ChosenPicture>? pictures = null, CancellationToken stop = default) => db.SaveAsync<Placed>(async () =>
    {
        if (member is null) return Refusal.SignInFirst;
        var thread = await db.ThreadsVisibleTo(member).AsNoTracking().FirstOrDefaultAsync(row => row.Id == threadId, stop);
        if (thread is null) return Refusal.NotFound;
        // Whether they open hangs on what is talked about, which must not close meanwhile.
        if (pictures is { Count: > 0 }) await db.HoldSubjectAsync(thread.Subject, thread.SubjectId, stop);
        var words = CleanText.Clean(text);
        if (words.Length is 0 or > ThreadRefusals.PostMaximum) return ThreadRefusals.PostLength;
        if (await IsClosedAsync(thread, stop)) return ThreadRefusals.ThreadIsClosed;
        if (replyToSeq is { } seq && !await TakesReplyAsync(threadId, seq, stop)) return ThreadRefusals.NoSuchReply;

        var mentioned = await db.MentionedAsync(words, stop);
        var (badge, group) = await SpeaksAsAsync(member, thread, stop);
        var post = await db.PlaceAsync(threadId, new Post
        {
            AuthorId = member.Id,
            Badge = badge,
            GroupId = group,
            Text = words,
            Html = Mentions.Render(words, mentioned),
            ReplyToSeq = replyToSeq,
        }, stop);
        db.Mention(post.Id, mentioned);
        if (pictures is { Count: > 0 } && await db.ArrangePostPicturesAsync(post.Id, member.Id, pictures, stop) is { } unusable) return unusable;
        await db.FollowAsync(thread.Subject, thread.SubjectId, member.Id, stop);
        return new Placed(threadId, post.Seq, post.Change);
    }, stop);

    /// <summary>Nobody talks under a draft, under what its author took back, or under what was hidden from all others.</summary>
    private Task<bool> IsClosedAsync(Thread thread, CancellationToken stop) => thread.Subject switch
    {
        SubjectKind.Build => db.Builds.AnyAsync(build => build.Id == thread.SubjectId && (build.State != BuildState.Published || build.DeletedAt != null || build.HiddenAt != null), stop),
        _ => db.Ideas.AnyAsync(idea => idea.Id == thread.SubjectId && (idea.Stage == IdeaStage.Draft || idea.HiddenAt != null), stop),
    };

    /// <summary>One level: an answer to an answer belongs under the first.</summary>
    private Task<bool> TakesReplyAsync(long threadId, long seq, CancellationToken stop) =>
        db.Posts.AnyAsync(post => post.ThreadId == threadId && post.Seq == seq && post.ReplyToSeq == null, stop);

    /// <summary>In what office somebody speaks here, and the group beside the name: for an ambassador the one they run, the subject's own before others; else their home.</summary>
    private async Task<(PostBadge Badge, long? GroupId)> SpeaksAsAsync(Member member, Thread thread, CancellationToken stop)
    {
        var standing = await db.StandingOf(member, stop);
        var home = await db.Members.Where(row => row.Id == member.Id).Select(row => row.HomeGroupId).FirstAsync(stop);
        var (line, own) = await BelongsToAsync(thread, stop);
        var badge = standing.BadgeOf(line);
        if (badge != PostBadge.Ambassador) return (badge, home);
        return (badge, standing.AmbassadorOf.OrderBy(group => group != own).ThenBy(group => group != home).First());
    }

    /// <summary>The line and the group of what is talked about; a build is in nobody's line.</summary>
    private async Task<(long LineId, long? GroupId)> BelongsToAsync(Thread thread, CancellationToken stop)
    {
        if (thread.Subject == SubjectKind.Build) return (0, await db.Builds.Where(row => row.Id == thread.SubjectId).Select(row => row.GroupId).FirstOrDefaultAsync(stop));
        var idea = await db.Ideas.Where(row => row.Id == thread.SubjectId).Select(row => new { row.LineId, row.GroupId }).FirstAsync(stop);
        return (idea.LineId, idea.GroupId);
    }
}
