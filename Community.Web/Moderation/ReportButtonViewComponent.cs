using Community.Notifications;
using Microsoft.AspNetCore.Mvc;

namespace Community.Moderation;

/// <summary>Where a report begins: <c>Component.InvokeAsync("ReportButton", new { subject, subjectId })</c>, as an entry of a menu unless another style is named.</summary>
public sealed class ReportButtonViewComponent : ViewComponent
{
    public IViewComponentResult Invoke(SubjectKind subject, long subjectId, string style = "entry") =>
        View("/Moderation/_ReportButton.cshtml", new ReportButton(subject, subjectId, style));
}

/// <summary>Also to be had as a partial, for fragments that are pushed.</summary>
public sealed record ReportButton(SubjectKind Subject, long SubjectId, string Style = "entry");
