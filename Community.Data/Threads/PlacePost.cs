using Community.Builds;
using Community.Database;
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
    /// <summary>
    /// All that a post hangs on, in one statement. Nobody talks under a draft, under what its author took back, or under what was hidden from all others.
    /// A build is in nobody's line.
    /// </summary>
    private static readonly Prepared<long, long, Ground?> Grounds = new((db, threadId, memberId, stop) => (
        from thread in db.Threads
        where thread.Id == threadId
        join idea in db.Ideas on new { thread.Subject, Id = thread.SubjectId } equals new { Subject = SubjectKind.Idea, idea.Id } into ideas
        from idea in ideas.DefaultIfEmpty()
        join build in db.Builds on new { thread.Subject, Id = thread.SubjectId } equals new { Subject = SubjectKind.Build, build.Id } into builds
        from build in builds.DefaultIfEmpty()
        select new Ground(
            thread.Subject,
            thread.SubjectId,
            idea != null ? idea.Stage == IdeaStage.Draft || idea.HiddenAt != null : build.State != BuildState.Published || build.DeletedAt != null || build.HiddenAt != null,
            idea != null ? idea.LineId : 0,
            idea != null ? idea.GroupId : build.GroupId,
            db.ThreadsVisibleTo(null).Any(open => open.Id == threadId),
            db.Members.Where(row => row.Id == memberId).Select(row => row.HomeGroupId).First(),
            db.Holders().Where(holder => holder == memberId).Max(holder => (long?)holder) != null,
            db.Follows.Any(row => row.Subject == thread.Subject && row.SubjectId == thread.SubjectId && row.MemberId == memberId))).FirstOrDefault());

    /// <param name="member">Who speaks.</param>
    /// <param name="threadId">The thread.</param>
    /// <param name="text">Markdown.</param>
    /// <param name="replyToSeq">The post it answers, which is no reply itself.</param>
    /// <param name="pictures">Loose ones of theirs.</param>
    /// <param name="stop">Cancels.</param>
    public Task<Outcome<Placed>> By(Member? member, long threadId, string text, long? replyToSeq = null, IReadOnlyList<ChosenPicture>? pictures = null, CancellationToken stop = default) => db.SaveAsync<Placed>(async () =>
    {
        if (member is null) return Refusal.SignInFirst;
        var ground = await Grounds.AskAsync(db, threadId, member.Id, stop);
        if (ground is null || !(ground.IsOpen || await db.ThreadsVisibleTo(member).AnyAsync(row => row.Id == threadId, stop))) return Refusal.NotFound;
        if (pictures is { Count: > 0 })
        {
            // Whether they open hangs on what is talked about, which must not close meanwhile.
            await db.HoldSubjectAsync(ground.Subject, ground.SubjectId, stop);
            ground = (await Grounds.AskAsync(db, threadId, member.Id, stop))!;
        }

        var words = CleanText.Clean(text);
        if (words.Length is 0 or > ThreadRefusals.PostMaximum) return ThreadRefusals.PostLength;
        if (ground.Closed) return ThreadRefusals.ThreadIsClosed;
        if (replyToSeq is { } seq && !await TakesReplyAsync(threadId, seq, stop)) return ThreadRefusals.NoSuchReply;

        var mentioned = await db.MentionedAsync(words, stop);
        var (badge, group) = await SpeaksAsAsync(member, ground, stop);
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
        if (!ground.HasFollow) db.Follow(ground.Subject, ground.SubjectId, member.Id);
        return new Placed(threadId, post.Seq, post.Change);
    }, stop);

    /// <summary>One level: an answer to an answer belongs under the first.</summary>
    private Task<bool> TakesReplyAsync(long threadId, long seq, CancellationToken stop) =>
        db.Posts.AnyAsync(post => post.ThreadId == threadId && post.Seq == seq && post.ReplyToSeq == null, stop);

    /// <summary>In what office somebody speaks here, and the group beside the name: for an ambassador the one they run, the subject's own before others; else their home.</summary>
    private async Task<(PostBadge Badge, long? GroupId)> SpeaksAsAsync(Member member, Ground ground, CancellationToken stop)
    {
        var standing = await db.StandingOf(new Asker(member, ground.Holds), stop);
        var badge = standing.BadgeOf(ground.LineId);
        if (badge != PostBadge.Ambassador) return (badge, ground.HomeGroupId);
        return (badge, standing.AmbassadorOf.OrderBy(group => group != ground.GroupId).ThenBy(group => group != ground.HomeGroupId).First());
    }

    /// <summary>What is talked about, and what there is of whoever speaks.</summary>
    /// <param name="Closed">It takes no more words.</param>
    /// <param name="LineId">0 where it is in nobody's line.</param>
    /// <param name="IsOpen">Everybody sees it.</param>
    /// <param name="Holds">They have a role or an office.</param>
    /// <param name="HasFollow">A row that says whether they hear of it is there, whatever it says.</param>
    private sealed record Ground(SubjectKind Subject, long SubjectId, bool Closed, long LineId, long? GroupId, bool IsOpen, long? HomeGroupId, bool Holds, bool HasFollow);
}
