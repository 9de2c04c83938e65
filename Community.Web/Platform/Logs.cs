using System.Diagnostics;

namespace Community.Platform;

/// <summary>How the portal writes what happens to it.</summary>
public sealed class LogSettings
{
    /// <summary>A line of JSON for each, for whatever gathers them.</summary>
    public bool Json { get; set; }

    /// <summary>A line for each request, by its route.</summary>
    public bool Requests { get; set; }
}

/// <summary>Logs without anybody in them: no address, name or word of a member, and no request as it was asked, since links carry tokens and searches words.</summary>
public static partial class Logs
{
    public static void AddLogs(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration.Read<LogSettings>("Logs");
        builder.Services.AddSingleton(settings);
        // The framework's own lines quote addresses with all that is in them; a setting can still ask for some.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        if (settings.Json) builder.Logging.AddJsonConsole(json => (json.IncludeScopes, json.UseUtcTimestamp, json.TimestampFormat) = (false, true, "yyyy-MM-ddTHH:mm:ss.fffZ"));
    }

    /// <summary>Before everything else, so that a request that broke is told with the status it was answered with.</summary>
    public static void UseRequestLog(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<LogSettings>().Requests) return;
        app.Use(async (context, next) =>
        {
            var begun = Stopwatch.GetTimestamp();
            await next(context);
            Answered(app.Logger, context.Request.Method, AskedRoute.Of(context), context.Response.StatusCode, (long)Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        });
    }

    [LoggerMessage(LogLevel.Information, "{Method} {Route} answered {Status} in {Milliseconds} ms.")]
    private static partial void Answered(ILogger log, string method, string route, int status, long milliseconds);
}
