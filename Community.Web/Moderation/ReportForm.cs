using Community.Notifications;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Community.Moderation;

/// <summary>What is reported, on which ground, and what one wants to add.</summary>
public sealed class ReportForm
{
    public SubjectKind Subject { get; set; }

    public long SubjectId { get; set; }

    public ReportGround? Ground { get; set; }

    public string? Note { get; set; }

    /// <summary>What it is about, as the reader sees it.</summary>
    [BindNever]
    public Reportable? About { get; set; }

    [BindNever]
    public bool SignedIn { get; set; }

    /// <summary>A visitor may choose one ground only.</summary>
    public IReadOnlyList<ReportGround> Grounds() => SignedIn ? Enum.GetValues<ReportGround>() : [ReportGround.Illegal];
}
