namespace Community.Admin;

/// <summary>What product managers own; every idea belongs to one.</summary>
public sealed class ProductLine
{
    /// <summary>Undecided: there from the first migration, led by the community team; its ideas wait to be sorted.</summary>
    public const long UndecidedId = 1;

    public const string UndecidedSlug = "undecided";

    public long Id { get; set; }

    public required string Slug { get; set; }

    public required string Name { get; set; }

    public string About { get; set; } = "";

    /// <summary>Who hears first of a late answer; the community team where nobody is named.</summary>
    public long? LeadId { get; set; }

    public DateTime CreatedAt { get; set; }

    public DateTime? ArchivedAt { get; set; }

    public long Version { get; set; }

    public bool IsUndecided => Id == UndecidedId;
}

/// <summary>A product manager's line; a row without line means all lines.</summary>
public sealed class LineManager
{
    public long Id { get; set; }

    public long MemberId { get; set; }

    public long? LineId { get; set; }

    public DateTime Since { get; set; }
}
