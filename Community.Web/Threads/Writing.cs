using Community.Members;
using Community.Notifications;
using Community.Pictures;

namespace Community.Threads;

/// <summary>Whom one answers, and what they said.</summary>
public sealed record Quoted(string Author, string Html);

/// <summary>A form in which somebody writes: something new, a reply, or an edit. It opens in place, and is a page of its own without script.</summary>
/// <param name="Frame">The Turbo Frame it lives in, whose id also names its draft.</param>
/// <param name="Action">Where it goes.</param>
/// <param name="Words">The part of the resource keys that tells its label, title and button.</param>
/// <param name="Me">Who writes.</param>
public sealed record Writing(long ThreadId, string Frame, string Action, string Words, Member Me)
{
    public string Text { get; init; } = "";

    /// <summary>Chosen so far.</summary>
    public IReadOnlyList<PictureLook> Pictures { get; init; } = [];

    public long? ReplyTo { get; init; }

    /// <summary>The post under which a reply's form is open.</summary>
    public long? Under { get; init; }

    /// <summary>What stands above the form where it is a page of its own.</summary>
    public Quoted? Quote { get; init; }

    public long? Version { get; init; }

    /// <summary>Where one goes who would rather not.</summary>
    public string Back => $"/threads/{ThreadId}/posts/{Under ?? Seq ?? 0}";

    /// <summary>The post that is edited.</summary>
    public long? Seq { get; init; }

    /// <summary>What the form says of what was typed; empty while all is well.</summary>
    public string Wrong { get; init; } = "";

    public bool IsEdit => Version is not null;

    public bool IsNew => Version is null && ReplyTo is null;

    public static Writing New(Thread thread, Member me) =>
        new(thread.Id, "composer", $"/threads/{thread.Id}/posts", thread.Subject == SubjectKind.Build ? "Comment" : "New", me);

    public static Writing Reply(long threadId, long under, long root, Member me) =>
        new(threadId, $"desk-{threadId}-{under}", $"/threads/{threadId}/posts", "Reply", me) { ReplyTo = root, Under = under };

    public static Writing Edit(Post post, Member me) =>
        new(post.ThreadId, $"desk-{post.ThreadId}-{post.Seq}", $"/threads/{post.ThreadId}/posts/{post.Seq}", "Edit", me) { Seq = post.Seq, Version = post.Version, Text = post.Text };
}
