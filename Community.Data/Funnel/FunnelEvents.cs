using Community.Events;
using Community.Ideas;

namespace Community.Funnel;

/// <summary>An idea changed its stage.</summary>
public sealed record IdeaMoved(long IdeaId, IdeaStage From, IdeaStage To, long ById, long? PostSeq, bool Answered) : DomainEvent;

public sealed record IdeaForwarded(long IdeaId, long ForwardId, long GroupId, long ById, bool Seconds) : DomainEvent;

/// <summary>Another product manager looks after an idea from now on.</summary>
public sealed record OwnerNamed(long IdeaId, long OwnerId, long ById) : DomainEvent;

/// <summary>The promise ran out: the lead is told at once, the community team after three days.</summary>
public sealed record AnswerIsLate(long IdeaId, bool Escalated) : DomainEvent;
