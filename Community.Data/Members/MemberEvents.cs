using Community.Events;

namespace Community.Members;

public sealed record MemberRegistered(long MemberId) : DomainEvent;

/// <summary>A role, an office or a membership came or went: whoever listens live is asked again whether they may.</summary>
public sealed record RightsChanged(long MemberId) : DomainEvent;
