using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Community.Platform;

/// <summary>Renders the very partials of the pages outside a request, in the culture that is current.</summary>
public sealed class FragmentRenderer(IRazorViewEngine views, ITempDataProvider tempData, IServiceScopeFactory scopes)
{
    /// <param name="path">From the project's root, as <c>/Threads/_Post.cshtml</c>.</param>
    /// <param name="model">The partial's record.</param>
    public async Task<string> RenderAsync(string path, object model)
    {
        var found = views.GetView(executingFilePath: null, path, isMainPage: false);
        if (!found.Success) throw new InvalidOperationException($"There is no view {path}.");
        // A scope for each rendering: formats and words are made for the culture of this one.
        await using var scope = scopes.CreateAsyncScope();
        await using var writer = new StringWriter();
        var action = new ActionContext(new DefaultHttpContext { RequestServices = scope.ServiceProvider }, new RouteData(), new ActionDescriptor());
        var data = new ViewDataDictionary(new EmptyModelMetadataProvider(), new ModelStateDictionary()) { Model = model };
        await found.View.RenderAsync(new ViewContext(action, found.View, data, new TempDataDictionary(action.HttpContext, tempData), writer, new HtmlHelperOptions()));
        return writer.ToString();
    }
}
