namespace Community.Admin;

/// <summary>One line of the append-only log of what staff and tenders did; ids only, never names or texts.</summary>
public sealed class AuditEntry
{
    public long Id { get; set; }

    public DateTime At { get; set; }

    public long ActorId { get; set; }

    /// <summary>What was done, as in <c>Roles.Granted</c>.</summary>
    public required string Act { get; set; }

    public required string Subject { get; set; }

    public long SubjectId { get; set; }

    /// <summary>A second id or a value from a closed list.</summary>
    public string Detail { get; set; } = "";
}

/// <summary>A key with which cookies are signed, shared by all nodes.</summary>
public sealed class DataProtectionKey
{
    public long Id { get; set; }

    public required string FriendlyName { get; set; }

    public required string Xml { get; set; }
}
