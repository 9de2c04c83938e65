using Community.Members;
using Community.Pictures;
using Community.Text;

namespace Community.Threads;

/// <summary>A member puts their own words better; what they said before is kept for everybody to see.</summary>
public sealed class EditPost(CommunityDb db)
{
    /// <param name="member">Who edits.</param>
    /// <param name="threadId">The thread.</param>
    /// <param name="seq">The post's number in it.</param>
    /// <param name="text">The new words.</param>
    /// <param name="version">The version that was opened for editing, so that two tabs do not overwrite each other; null asks for none.</param>
    /// <param name="pictures">All that it shows from now on; null leaves them as they are.</param>
    /// <param name="stop">Cancels.</param>
    public Task<Outcome<Placed>> By(Member? member, long threadId, long seq, string text, long? version = null, IReadOnlyList<ChosenPicture>? pictures = null, CancellationToken stop = default) => db.SaveAsync<Placed>(async () =>
    {
        if (member is null) return Refusal.SignInFirst;
        if (!await db.ThreadsVisibleTo(member).AnyAsync(row => row.Id == threadId, stop)) return Refusal.NotFound;
        if (pictures is not null) await db.HoldSubjectOfAsync(threadId, stop);
        var thread = await db.HoldThreadAsync(threadId, stop);
        var post = await db.Posts.FirstOrDefaultAsync(row => row.ThreadId == threadId && row.Seq == seq, stop);
        if (post is null) return Refusal.NotFound;
        var words = CleanText.Clean(text);
        if ((post.RefusesEditBy(member.Id) ?? post.RefusesWords(words)) is { } refusal) return refusal;
        if (words == post.Text && !await db.ArrangesAnewAsync(post.Id, pictures, stop)) return new Placed(threadId, seq, post.Change);
        if (version is { } opened && opened != post.Version) return Refusal.ChangedMeanwhile;

        db.PostRevisions.Add(new PostRevision { PostId = post.Id, Version = post.Version, Text = post.Text, At = post.EditedAt ?? post.At });
        var mentioned = await db.MentionedAsync(words, stop);
        await db.MentionAnewAsync(post.Id, mentioned, stop);
        (post.Text, post.Html, post.EditedAt) = (words, Mentions.Render(words, mentioned), db.Now);
        post.Version++;
        if (pictures is not null && await db.ArrangePostPicturesAsync(post.Id, member.Id, pictures, stop) is { } unusable) return unusable;
        db.Record(thread, post, ChangeKind.Edited);
        return new Placed(threadId, seq, post.Change);
    }, stop);
}
