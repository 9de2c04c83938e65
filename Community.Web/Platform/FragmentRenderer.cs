using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Community.Platform;

/// <summary>Renders the very partials of the pages outside a request, in the culture that is current.</summary>
public sealed class FragmentRenderer(IRazorViewEngine views, ITempDataProvider tempData, IServiceScopeFactory scopes, EndpointDataSource endpoints)
{
    /// <param name="path">From the project's root, as <c>/Threads/_Post.cshtml</c>.</param>
    /// <param name="model">The partial's record.</param>
    public async Task<string> RenderAsync(string path, object model)
    {
        var found = views.GetView(executingFilePath: null, path, isMainPage: false);
        if (!found.Success) throw new InvalidOperationException($"There is no view {path}.");
        // A scope for each rendering: formats and words are of the culture that is current now, and no reader's own time zone slips in.
        await using var scope = scopes.CreateAsyncScope();
        await using var writer = new StringWriter();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        // Pictures get the fingerprinted address that the page already loaded.
        http.SetEndpoint(endpoints.Endpoints.FirstOrDefault(endpoint => endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Components.ResourceAssetCollection>() is not null));
        var action = new ActionContext(http, new RouteData(), new ActionDescriptor());
        var data = new ViewDataDictionary(new EmptyModelMetadataProvider(), new ModelStateDictionary()) { Model = model };
        await found.View.RenderAsync(new ViewContext(action, found.View, data, new TempDataDictionary(http, tempData), writer, new HtmlHelperOptions()));
        return writer.ToString();
    }
}
