using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Community.Builds;

/// <summary>Marks what takes a handful of pictures as a form sends them. Nothing is read of what a stranger sends.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FilesAttribute : Attribute, IAsyncResourceFilter, IOrderedFilter, IRequestSizeLimitMetadata
{
    /// <summary>As many pictures as a build has, each as large as may be, and the words around them.</summary>
    public const long Most = (BuildPicture.PerBuild * 25L + 1) * 1024 * 1024;

    /// <summary>Before anything else looks into the form.</summary>
    public int Order => -1_000;

    public long? MaxRequestBodySize => Most;

    public Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (http.User.Identity?.IsAuthenticated != true)
        {
            // The script that saves while one types would take a page to sign in on for its answer.
            var quietly = http.Request.Headers.Accept.ToString().StartsWith("application/json", StringComparison.Ordinal);
            context.Result = quietly ? new StatusCodeResult(StatusCodes.Status401Unauthorized) : new ChallengeResult(new AuthenticationProperties { RedirectUri = "/builds/new" });
            return Task.CompletedTask;
        }

        if (http.Request.HasFormContentType && http.Features.Get<IFormFeature>() is not { Form: not null })
            http.Features.Set<IFormFeature>(new FormFeature(http.Request, new() { MultipartBodyLengthLimit = Most, ValueLengthLimit = (int)Platform.DoorSetup.BodyLimit }));
        return next();
    }
}
