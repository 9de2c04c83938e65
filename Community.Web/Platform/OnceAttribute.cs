using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Community.Platform;

/// <summary>
/// Marks an action that creates: with an idempotency key (a header, or the hidden field <c>idempotency-key</c> of a form) it
/// happens once, however often it is sent. The key's row is written in the effect's own transaction.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnceAttribute : Attribute, IAsyncActionFilter
{
    public const string Field = "idempotency-key";
    private const string Header = "Idempotency-Key";
    private const int Longest = 80;

    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (CurrentMember.IdOf(http.User) is { } member && await KeyOf(http.Request) is { Length: > 0 and <= Longest } key)
        {
            var route = $"{http.Request.Method} {http.Request.Path}";
            var hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(await BodyOf(http.Request))));
            http.RequestServices.GetRequiredService<CommunityDb>().Once = new OnceOnly(member, route.Length <= 120 ? route : route[..120], key, hash);
        }

        await next();
    }

    private static async Task<string> KeyOf(HttpRequest request)
    {
        if (request.Headers[Header].ToString() is { Length: > 0 } header) return header;
        return request.HasFormContentType ? (await request.ReadFormAsync())[Field].ToString() : "";
    }

    private static async Task<string> BodyOf(HttpRequest request)
    {
        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync();
            return string.Join('&', form.Where(pair => pair.Key != Field).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"));
        }

        request.Body.Position = 0;
        using var reader = new StreamReader(request.Body, leaveOpen: true);
        return await reader.ReadToEndAsync();
    }
}
