using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Community.Browser;

/// <summary>A site of one page under the portal's own Content-Security-Policy, on which the browser tests are themselves tested.</summary>
internal sealed class TinySite(WebApplication site) : IAsyncDisposable
{
    public string Address => site.Urls.Single();

    public static async Task<TinySite> Serve(string body)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var site = builder.Build();
        site.MapGet("/", (HttpContext context) => Page(context, body));
        site.MapGet("/empty", () => Results.NoContent());
        site.MapGet("/favicon.ico", () => Results.NoContent());
        site.MapGet("/refused", () => Results.Text("Votes are frozen.", statusCode: StatusCodes.Status409Conflict));
        site.MapGet("/broken", () => Results.StatusCode(StatusCodes.Status500InternalServerError));
        site.MapGet("/shout.js", () => Results.Text("console.error('too late')", "text/javascript"));
        site.MapGet("/stumble.js", () => Results.Text("nobody.home()", "text/javascript"));
        site.MapGet("/language/{tag}", (HttpContext context, string tag) => context.Response.Cookies.Append("language", tag));
        await site.StartAsync();
        return new TinySite(site);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private static IResult Page(HttpContext context, string body)
    {
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'";
        var language = context.Request.Cookies["language"] ?? "en";
        var direction = language is "fa" ? "rtl" : "ltr";
        var page = $"<!doctype html><html lang=\"{language}\" dir=\"{direction}\"><head><title>Bricks</title></head><body><main><h1>Bricks</h1>{body}</main></body></html>";
        return Results.Content(page, "text/html; charset=utf-8");
    }
}
