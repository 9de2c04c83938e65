using Community.Api;
using Microsoft.AspNetCore.Diagnostics;

namespace Community.Platform;

/// <summary>Lets a form, which knows only POST, reach PUT and DELETE by a field <c>_method</c> in its body; never by the address. A body larger than any text of ours, or of a length that nobody tells, carries files, and is what it is.</summary>
public static class MethodOverride
{
    private static readonly string[] Allowed = ["PUT", "DELETE"];

    public static void UseMethodOverride(this WebApplication app) => app.Use(async (context, next) =>
    {
        // The page that tells of a fault comes by here again, with the body that caused it.
        var isAgain = context.Features.Get<IExceptionHandlerFeature>() is not null;
        if (!isAgain && !context.Request.IsApi() && HttpMethods.IsPost(context.Request.Method) && context.Request.ContentLength is <= DoorSetup.BodyLimit && context.Request.HasFormContentType)
        {
            var form = await context.Request.ReadSoundFormAsync();
            if (Array.Find(Allowed, method => string.Equals(method, form["_method"], StringComparison.OrdinalIgnoreCase)) is { } wanted) context.Request.Method = wanted;
        }

        await next(context);
    });
}
