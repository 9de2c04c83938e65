using Community.Events;
using Community.Notifications;

namespace Community.Moderation;

public sealed record ReportMade(long ReportId, long? GroupId) : DomainEvent;

/// <summary>A thing was kept, hidden, restored, or its author warned.</summary>
public sealed record DecisionMade(long DecisionId, SubjectKind Subject, long SubjectId, DecisionKind Kind) : DomainEvent;
