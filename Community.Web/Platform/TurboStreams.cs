using Microsoft.AspNetCore.Mvc;

namespace Community.Platform;

/// <summary>Answers and pushes in Turbo's own format.</summary>
public static class TurboStreams
{
    public const string MediaType = "text/vnd.turbo-stream.html";

    /// <summary>Tells the page to load itself anew, and to stay where its reader is.</summary>
    public const string Refresh = "<turbo-stream action=\"refresh\" scroll=\"preserve\"></turbo-stream>";

    /// <summary>One stream element around a rendered partial; the target is an id, never a member's words.</summary>
    public static string Stream(string action, string target, string html) =>
        $"<turbo-stream action=\"{action}\" target=\"{target}\"><template>{html}</template></turbo-stream>";

    /// <summary>The same for every element that a CSS selector finds.</summary>
    public static string StreamAll(string action, string selector, string html) =>
        $"<turbo-stream action=\"{action}\" targets=\"{selector}\"><template>{html}</template></turbo-stream>";

    public static ContentResult Result(string streams) => new() { Content = streams, ContentType = $"{MediaType}; charset=utf-8" };
}
