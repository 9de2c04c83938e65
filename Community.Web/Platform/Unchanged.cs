using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.Headers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Community.Platform;

/// <summary>Files that programs ask for again and again: where nothing changed, a line says so (304).</summary>
internal static class Unchanged
{
    /// <param name="page">Answers.</param>
    /// <param name="body">The file as it is now.</param>
    /// <param name="type">Its media type; it is UTF-8.</param>
    /// <param name="changedAt">No later change than this is in it, UTC.</param>
    /// <param name="now">UTC.</param>
    public static IActionResult FileOrUnchanged(this Controller page, byte[] body, string type, DateTime changedAt, DateTime now)
    {
        // Weak, since the same file travels compressed and plain.
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 12))}\"", isWeak: true);
        // A date tells whole seconds, and this second may yet bring another change.
        DateTimeOffset? modified = now - changedAt > TimeSpan.FromSeconds(1) ? WholeSeconds(changedAt) : null;
        var answer = page.Response.GetTypedHeaders();
        (answer.ETag, answer.LastModified) = (tag, modified);
        return Knows(page.Request.GetTypedHeaders(), tag, modified) ? page.StatusCode(StatusCodes.Status304NotModified) : page.File(body, $"{type}; charset=utf-8");
    }

    /// <summary>Who shows a tag is judged by it alone.</summary>
    private static bool Knows(RequestHeaders asked, EntityTagHeaderValue tag, DateTimeOffset? modified) => asked.IfNoneMatch is { Count: > 0 } known
        ? known.Any(one => one.Compare(tag, useStrongComparison: false) || one.Equals(EntityTagHeaderValue.Any))
        : asked.IfModifiedSince >= modified;

    private static DateTimeOffset WholeSeconds(DateTime utc) => new(utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerSecond)), TimeSpan.Zero);
}
