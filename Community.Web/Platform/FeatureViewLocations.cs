using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Razor;

namespace Community.Platform;

/// <summary>A feature's pages lie beside its controllers: Community.Web/Ideas/Show.cshtml, then Shared.</summary>
public sealed class FeatureViewLocations : IViewLocationExpander
{
    // Razor caches by what is put here; without it every feature would see the first one's Index.
    public void PopulateValues(ViewLocationExpanderContext context)
    {
        var controller = context.ActionContext.ActionDescriptor as ControllerActionDescriptor;
        context.Values["feature"] = controller?.ControllerTypeInfo.Namespace?.Split('.')[^1] ?? "Shared";
    }

    public IEnumerable<string> ExpandViewLocations(ViewLocationExpanderContext context, IEnumerable<string> viewLocations) =>
        [$"/{context.Values["feature"]}/{{0}}.cshtml", "/Shared/{0}.cshtml"];
}
