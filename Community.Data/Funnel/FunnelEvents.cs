using Community.Events;
using Community.Ideas;

namespace Community.Funnel;

/// <summary>An idea changed its stage.</summary>
public sealed record IdeaMoved(long IdeaId, IdeaStage From, IdeaStage To, long ById, long? PostSeq, bool Answered) : DomainEvent;

public sealed record IdeaForwarded(long IdeaId, long ForwardId, long GroupId, long ById, bool Seconds) : DomainEvent;

/// <summary>The promise ran out: the lead is told at once, the community team after three days.</summary>
public sealed record AnswerIsLate(long IdeaId, bool Escalated) : DomainEvent;

/// <summary>An idea came into another product line.</summary>
public sealed record IdeaSorted(long IdeaId, long FromLineId, long ToLineId, long ById) : DomainEvent;
