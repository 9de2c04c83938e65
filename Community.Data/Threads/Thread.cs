using Community.Notifications;

namespace Community.Threads;

/// <summary>The conversation on one subject.</summary>
public sealed class Thread
{
    public long Id { get; set; }

    public SubjectKind Subject { get; set; }

    public long SubjectId { get; set; }

    /// <summary>Numbers the posts; never reused.</summary>
    public long LastSeq { get; set; }

    /// <summary>Counts, without gaps, everything that happened here.</summary>
    public long LastChange { get; set; }

    /// <summary>Posts that can be read: neither taken away by their author nor hidden.</summary>
    public long PostCount { get; set; }

    public DateTime? LastPostAt { get; set; }
}

/// <summary>What happened in a thread.</summary>
public enum ChangeKind
{
    Posted,
    Edited,
    Reacted,
    Removed,
    Hidden,
    Restored,
}

/// <summary>One happening in a thread, written with its cause; whoever comes back asks for all after the last one seen.</summary>
public sealed class ThreadChange
{
    public long ThreadId { get; set; }

    public long Change { get; set; }

    public long Seq { get; set; }

    public ChangeKind Kind { get; set; }

    public DateTime At { get; set; }
}
