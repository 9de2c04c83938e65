using System.Text;
using Community.Database;
using Community.Platform;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Net.Http.Headers;

namespace Community.Api;

/// <summary>Whatever goes wrong on the way to an endpoint, or in it, is told to a program as a problem and never as a page.</summary>
public static partial class ApiErrors
{
    public static void UseApiErrors(this WebApplication app)
    {
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Community.Api");
        app.Use((context, next) => context.Request.IsApi() ? AnswerAsync(context, next, log) : next(context));
    }

    private static async Task AnswerAsync(HttpContext context, RequestDelegate next, ILogger log)
    {
        if (context.Features.Get<IStatusCodePagesFeature>() is { } pages) pages.Enabled = false;
        Reader.Turn(Reader.AskedBy(context.Request));
        context.Response.Headers.CacheControl = "no-store";
        try
        {
            await next(context);
        }
        catch (Exception exception) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            await TellAsync(context, exception, log);
            return;
        }

        var response = context.Response;
        if (response is { HasStarted: false, StatusCode: >= 400, ContentType: null }) await Problem.Of(response.StatusCode, context.TraceIdentifier).WriteAsync(context);
    }

    private static Task TellAsync(HttpContext context, Exception exception, ILogger log)
    {
        if (exception is BadHttpRequestException bad) return Problem.Of(bad.StatusCode).WriteAsync(context);
        if (exception is InvalidOperationException && !IsReadable(context.Request)) return Problem.Of(StatusCodes.Status415UnsupportedMediaType).WriteAsync(context);
        if (Databases.IsAway(exception))
        {
            IsAway(log, exception.GetBaseException().Message);
            context.Response.Headers.RetryAfter = PortalController.LaterAgain;
            return Problem.Of(StatusCodes.Status503ServiceUnavailable).WriteAsync(context);
        }

        var reference = Guid.NewGuid().ToString("N")[..8];
        Broke(log, exception, reference);
        return Problem.Of(StatusCodes.Status500InternalServerError, reference).WriteAsync(context);
    }

    /// <summary>Letters that nobody knows, or nobody should, are the sender's doing; the framework breaks off over them as over a fault of ours.</summary>
    private static bool IsReadable(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.Charset.HasValue) return true;
        try
        {
            Encoding.GetEncoding(type.Charset.Value);
            return true;
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    [LoggerMessage(LogLevel.Error, "A call failed; reference {Reference}.")]
    private static partial void Broke(ILogger log, Exception exception, string reference);

    [LoggerMessage(LogLevel.Error, "The database could not be used: {Why}")]
    private static partial void IsAway(ILogger log, string why);
}
