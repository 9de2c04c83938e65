using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Identity;

namespace Community.Pictures;

/// <summary>Forms that carry pictures may be larger than others, for whoever is signed in: they are read before anything else is known about them.</summary>
internal static class PictureWeight
{
    /// <summary>A form without script sends several files at once; with it each travels alone.</summary>
    public const long Form = 128L * 1024 * 1024;

    /// <summary>One file and the words around it.</summary>
    public const long One = PictureBounds.Bytes + (64 * 1024);

    private static readonly PathString[] Takes = ["/pictures", "/builds"];

    public static void UsePictureWeight(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (TakesPictures(context.Request) && context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size
            && (await context.AuthenticateAsync(IdentityConstants.ApplicationScheme)).Succeeded) size.MaxRequestBodySize = Form;
        await next(context);
    });

    private static bool TakesPictures(HttpRequest request) => HttpMethods.IsPost(request.Method)
        && request.ContentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) == true
        && Array.Exists(Takes, path => request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase));
}
