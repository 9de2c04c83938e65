using Community.Events;

namespace Community.Ideas;

public sealed record IdeaPublished(long IdeaId, long AuthorId) : DomainEvent;

public sealed record IdeaEdited(long IdeaId, long EditorId, long ConceptVersion) : DomainEvent;

/// <summary>A vote was lent or taken back; the count is in the idea's row.</summary>
public sealed record VotesChanged(long IdeaId) : DomainEvent;

public sealed record MilestoneReached(long IdeaId, long Votes) : DomainEvent;

/// <summary>Ideas that one batch of an import brought or gave votes to.</summary>
public sealed record IdeasImported(IReadOnlyList<long> IdeaIds) : DomainEvent;

/// <summary>An idea came into another product line.</summary>
public sealed record IdeaSorted(long IdeaId, long FromLineId, long LineId, long ById) : DomainEvent;

/// <summary>A draft has not been touched for a day; its author is reminded this once.</summary>
public sealed record DraftWaits(long IdeaId, long AuthorId) : DomainEvent;
