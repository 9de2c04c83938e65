using Community.Database;
using Community.Shared;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Community.Platform;

/// <summary>A bug is met once, here: the reader gets a page with a number, the log gets the rest.</summary>
public static class ErrorPages
{
    public static void UseErrorPages(this WebApplication app)
    {
        // What no program could read is the sender's doing: it is answered, and is no fault to be looked into.
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/error", SuppressDiagnosticsCallback = failed => failed.Exception is BadHttpRequestException });
        app.UseStatusCodePagesWithReExecute("/error/{0}");
    }
}

/// <summary>The pages for what went wrong and for what is not there.</summary>
[ApiExplorerSettings(IgnoreApi = true)]
public sealed partial class ErrorController(IHostEnvironment environment, ILogger<ErrorController> log) : PortalController
{
    [Route("/error")]
    public IActionResult Failed()
    {
        var error = HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error;
        if (error is null && !environment.IsDevelopment()) return Shown(StatusCodes.Status404NotFound);
        // Too large, cut short, or no form at all: the sender's doing, and told as such.
        if (error is BadHttpRequestException bad) return Shown(bad.StatusCode);
        if (error is InvalidDataException) return Shown(StatusCodes.Status400BadRequest);
        if (Databases.IsAway(error)) return Away(error!);
        var reference = Guid.NewGuid().ToString("N")[..8];
        if (error is not null) Broke(error, reference);
        Response.StatusCode = StatusCodes.Status500InternalServerError;
        return View("Error", new ErrorPage(Response.StatusCode, reference));
    }

    [Route("/error/{status:int}")]
    public IActionResult Status(int status) => Shown(IsToldOf(status) ? status : StatusCodes.Status404NotFound);

    /// <summary>Nobody asks for these pages by their address, but who develops them and wants to look.</summary>
    private bool IsToldOf(int status) => HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is not null || (environment.IsDevelopment() && status is >= 400 and < 600);

    /// <summary>Who is asking cannot be looked up either when the database is away; the page is then everybody's.</summary>
    public override async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        try
        {
            await base.OnActionExecutionAsync(context, next);
        }
        catch (Exception exception) when (context.Result is null && Databases.IsAway(exception) && !HttpContext.Response.HasStarted)
        {
            HttpContext.Features.Set<Viewer>(null);
            await next();
        }
    }

    private ViewResult Away(Exception error)
    {
        IsAway(error.GetBaseException().Message);
        Response.Headers.RetryAfter = LaterAgain;
        return Shown(StatusCodes.Status503ServiceUnavailable);
    }

    private ViewResult Shown(int status)
    {
        Response.StatusCode = status;
        return View("Error", new ErrorPage(status));
    }

    [LoggerMessage(LogLevel.Error, "Request failed; reference {Reference}.")]
    private partial void Broke(Exception exception, string reference);

    [LoggerMessage(LogLevel.Error, "The database could not be used: {Why}")]
    private partial void IsAway(string why);
}
