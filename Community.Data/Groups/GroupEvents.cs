using Community.Events;

namespace Community.Groups;

public sealed record JoinAsked(long GroupId, long MemberId) : DomainEvent;

/// <summary>A request to join was answered.</summary>
public sealed record JoinDecided(long GroupId, long MemberId, bool Accepted, long ById) : DomainEvent;

/// <summary>Somebody became an active member, by whichever way.</summary>
public sealed record MemberJoined(long GroupId, long MemberId) : DomainEvent;

/// <summary>The group shows what is inside to others than before: to all, or to its members only.</summary>
public sealed record GroupShowsOtherwise(long GroupId) : DomainEvent;

public sealed record MemberLeft(long GroupId, long MemberId) : DomainEvent;
