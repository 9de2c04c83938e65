using Community.Ideas;

namespace Community.Threads;

public enum PostKind
{
    Comment,

    /// <summary>The text of a stage move by a product manager.</summary>
    Answer,

    /// <summary>A stage move that needs no words of its own.</summary>
    StageChange,
}

/// <summary>In what office the author spoke, as it was then.</summary>
public enum PostBadge
{
    None,
    Ambassador,
    ProductTeam,
    CommunityTeam,
    Administrator,
}

/// <summary>One contribution to a thread.</summary>
public sealed partial class Post
{
    public long Id { get; set; }

    public long ThreadId { get; set; }

    public long Seq { get; set; }

    /// <summary>The thread's change that last touched it.</summary>
    public long Change { get; set; }

    public long AuthorId { get; set; }

    public PostKind Kind { get; set; }

    public PostBadge Badge { get; set; }

    /// <summary>The author's home group then, or the group they spoke for as its ambassador; shown beside the name.</summary>
    public long? GroupId { get; set; }

    /// <summary>Markdown, as typed.</summary>
    public string Text { get; set; } = "";

    /// <summary>Rendered once, when written.</summary>
    public string Html { get; set; } = "";

    /// <summary>The post this answers; itself never a reply.</summary>
    public long? ReplyToSeq { get; set; }

    public DateTime At { get; set; }

    public DateTime? EditedAt { get; set; }

    /// <summary>Taken away by its author: a tombstone stays.</summary>
    public DateTime? RemovedAt { get; set; }

    /// <summary>Hidden by an ambassador or the community team, with a reason the author sees.</summary>
    public DateTime? HiddenAt { get; set; }

    /// <summary>Where the post tells of a stage move.</summary>
    public IdeaStage? FromStage { get; set; }

    public IdeaStage? ToStage { get; set; }

    public int Bricks { get; set; }

    public int Hearts { get; set; }

    public int Ideas { get; set; }

    public int Parties { get; set; }

    public int Thinkings { get; set; }

    public long Version { get; set; }

    public bool IsReadable => RemovedAt is null && HiddenAt is null;
}

/// <summary>What a post said before an edit.</summary>
public sealed class PostRevision
{
    public long PostId { get; set; }

    public long Version { get; set; }

    public required string Text { get; set; }

    public DateTime At { get; set; }
}

/// <summary>Somebody named with @ in a post.</summary>
public sealed class Mention
{
    public long PostId { get; set; }

    public long MemberId { get; set; }
}
