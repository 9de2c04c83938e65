using Community.Pictures;

namespace Community.Threads;

/// <summary>What a member writes in a thread. How long it may be is the post's own rule.</summary>
public sealed class PostForm
{
    public string Text { get; set => field = value ?? ""; } = "";

    /// <summary>Null where the form says nothing of pictures; an edit then leaves them.</summary>
    public List<PictureChoice>? Pictures { get; set; }

    /// <summary>The Seq of the post it answers.</summary>
    public long? ReplyTo { get; set; }

    /// <summary>The reply that was pressed, when it is not the post itself; there is one level.</summary>
    public long? Under { get; set; }

    /// <summary>The version that was opened for editing.</summary>
    public long? Version { get; set; }
}
