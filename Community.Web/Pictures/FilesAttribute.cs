using Community.Platform;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Community.Pictures;

/// <summary>Marks what takes a handful of pictures as a form sends them. Nothing is read of what a stranger sends.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FilesAttribute : Attribute, IAsyncResourceFilter, IOrderedFilter, IRequestSizeLimitMetadata
{
    /// <summary>Before anything else looks into the form.</summary>
    public int Order => -1_000;

    public long? MaxRequestBodySize => PictureWeight.Form;

    public Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (http.User.Identity?.IsAuthenticated == true) return next();
        // The script that saves while one types would take a page to sign in on for its answer.
        var quietly = http.Request.Headers.Accept.ToString().StartsWith("application/json", StringComparison.Ordinal);
        context.Result = quietly ? new StatusCodeResult(StatusCodes.Status401Unauthorized) : new ChallengeResult(new AuthenticationProperties { RedirectUri = PortalController.PageToComeBackTo(context.HttpContext.Request) });
        return Task.CompletedTask;
    }
}
