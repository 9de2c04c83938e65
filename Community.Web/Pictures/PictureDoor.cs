using System.Globalization;
using Community.Members;
using Microsoft.Net.Http.Headers;

namespace Community.Pictures;

/// <summary>Marks the action that hands pictures out.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PictureDoorAttribute : Attribute;

/// <summary>
/// Hands pictures out. One that everybody may see is handed out before it is asked who is asking: its answer is kept by browsers and proxies, and must
/// carry nobody's cookie.
/// </summary>
internal static class PictureDoor
{
    public static void UsePictureDoor(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<PictureDoorAttribute>() is not null && await FindAsync(context, member: null) is { } open) await open.ExecuteAsync(context);
        else await next(context);
    });

    /// <summary>What this reader may see at the address of the request; null where that is nothing.</summary>
    public static async Task<IResult?> FindAsync(HttpContext context, Member? member)
    {
        var (services, stop, route) = (context.RequestServices, context.RequestAborted, context.Request.RouteValues);
        // One address for each, so that caches keep it once: neither +320 nor 0320.
        if (route["name"] is not string name || route["width"] is not string told || !int.TryParse(told, NumberStyles.None, CultureInfo.InvariantCulture, out var width) || told[0] == '0') return null;
        if (await services.GetRequiredService<CommunityDb>().PictureFileAsync(member, name, width, stop) is not { } file) return null;
        if (await services.GetRequiredService<IPictureStore>().OpenAsync(file.Key, width, stop) is not { } picture) return null;
        var headers = context.Response.Headers;
        headers.CacheControl = file.IsOpen ? "public, max-age=31536000, immutable" : "private, no-store";
        headers.ContentDisposition = "inline";
        if (!file.IsOpen) headers["Cross-Origin-Resource-Policy"] = "same-origin";
        // What comes over a line has a length too, and a browser is told how much there is to come.
        context.Response.ContentLength = picture.Length;
        return TypedResults.Stream(picture, "image/webp", entityTag: file.IsOpen ? new EntityTagHeaderValue($"\"{name}-{width}\"") : null);
    }
}
