namespace Community.Events;

/// <summary>
/// Something that happened, stored in the transaction that made it happen. Carries ids and values from closed lists, never names or texts:
/// what somebody erases must not survive in the log.
/// </summary>
public abstract record DomainEvent;

/// <summary>An event as it lies in the log.</summary>
public sealed class StoredEvent
{
    public long Id { get; set; }

    /// <summary>The record's name.</summary>
    public required string Kind { get; set; }

    /// <summary>The record as JSON.</summary>
    public required string Body { get; set; }

    public DateTime At { get; set; }
}

/// <summary>A durable follow-up that is still to be done for an event; the row goes with its effect, in one transaction.</summary>
public sealed class PendingFollowUp
{
    public long Id { get; set; }

    public long EventId { get; set; }

    public StoredEvent? Event { get; set; }

    /// <summary>The follow-up's type name.</summary>
    public required string Name { get; set; }

    public DateTime DueAt { get; set; }

    public int Attempts { get; set; }

    /// <summary>Who claimed it, and until when.</summary>
    public Guid? Token { get; set; }

    public DateTime? LeaseUntil { get; set; }

    /// <summary>Given up after the last attempt: the visible dead-letter list.</summary>
    public DateTime? DeadAt { get; set; }

    /// <summary>The last exception's type and message, without personal data.</summary>
    public string Error { get; set; } = "";
}
