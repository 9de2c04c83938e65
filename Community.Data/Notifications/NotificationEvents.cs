using Community.Events;

namespace Community.Notifications;

/// <summary>Notices came or were read; open pages show the new count.</summary>
/// <param name="MemberIds">Whose inboxes.</param>
/// <param name="EventId">The event that the notices tell of; null when they were read.</param>
public sealed record InboxesChanged(IReadOnlyList<long> MemberIds, long? EventId) : DomainEvent;
