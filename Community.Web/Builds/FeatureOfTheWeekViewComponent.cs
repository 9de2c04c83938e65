using Community.Platform;
using Microsoft.AspNetCore.Mvc;

namespace Community.Builds;

/// <summary>The build of this week, large; nothing where none is chosen. <c>Component.InvokeAsync("FeatureOfTheWeek", new { eager = true })</c></summary>
public sealed class FeatureOfTheWeekViewComponent(CommunityDb db) : ViewComponent
{
    /// <param name="eager">What is seen first on the page is asked for at once.</param>
    public async Task<IViewComponentResult> InvokeAsync(bool eager)
    {
        HttpContext.ShowsToo(VisitorPages.Builds);
        return await db.FeatureOfAsync(FeatureWeek.Of(db.Now), HttpContext.RequestAborted) is { } feature ? View("/Builds/_Feature.cshtml", new ShownFeature(feature, eager)) : Content("");
    }
}
