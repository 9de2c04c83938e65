using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Razor;

namespace Community.Platform;

/// <summary>Views lie beside their controller, in the folder of the feature.</summary>
public sealed class FeatureViewLocations : IViewLocationExpander
{
    // Razor caches by these values: without the feature two controllers' Index would be one.
    public void PopulateValues(ViewLocationExpanderContext context) => context.Values["feature"] = FeatureOf(context.ActionContext.ActionDescriptor);

    public IEnumerable<string> ExpandViewLocations(ViewLocationExpanderContext context, IEnumerable<string> viewLocations) =>
        [$"/{context.Values["feature"]}/{{0}}.cshtml", "/Shared/{0}.cshtml"];

    private static string FeatureOf(Microsoft.AspNetCore.Mvc.Abstractions.ActionDescriptor action) =>
        action is ControllerActionDescriptor controller ? controller.ControllerTypeInfo.Namespace!.Split('.')[^1] : "Shared";
}
