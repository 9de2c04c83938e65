using Community.Events;

namespace Community.Threads;

/// <summary>Something happened in a thread; shown live.</summary>
public sealed record ThreadChanged(long ThreadId, long Change, long Seq, ChangeKind Kind) : DomainEvent;

/// <summary>A post arrived; followers and those named in it should hear.</summary>
public sealed record PostPlaced(long PostId, long ThreadId, long Seq) : DomainEvent;
