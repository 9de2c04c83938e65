using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Community.Platform;

/// <summary>
/// Marks an action that creates: with an idempotency key (a header, or the hidden field <c>idempotency-key</c> of a form) it
/// happens once, however often it is sent. The key's row is written in the effect's own transaction.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnceAttribute : Attribute, IAsyncResourceFilter, IAsyncActionFilter
{
    public const string Field = "idempotency-key";

    /// <summary>Whatever is no form is read by the action first, and by us again.</summary>
    public Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        if (!context.HttpContext.Request.HasFormContentType) context.HttpContext.Request.EnableBuffering();
        return next();
    }

    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        var (request, key) = (context.HttpContext.Request, await KeyOf(context.HttpContext.Request));
        if (!OnceKey.IsSound(key))
        {
            // Taken without its key it might happen twice, which is what the sender wanted to be safe from.
            context.Result = new BadRequestResult();
            return;
        }

        if (key.Length > 0) OnceKey.Honour(context.HttpContext, key, await BodyOf(request));
        await next();
    }

    private static async Task<string> KeyOf(HttpRequest request)
    {
        if (request.Headers[OnceKey.Header].ToString() is { Length: > 0 } header) return header;
        return request.HasFormContentType ? (await request.ReadSoundFormAsync())[Field].ToString() : "";
    }

    private static async Task<string> BodyOf(HttpRequest request)
    {
        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync();
            return string.Join('&', form.Where(pair => pair.Key != Field).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}").Concat(await OnceKey.SumsAsync(form.Files)));
        }

        request.Body.Position = 0;
        using var reader = new StreamReader(request.Body, leaveOpen: true);
        return await reader.ReadToEndAsync();
    }
}
