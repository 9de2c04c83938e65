namespace Community.Platform;

/// <summary>Lets a form, which knows only POST, reach PUT and DELETE by a field <c>_method</c> in its body; never by the address.</summary>
public static class MethodOverride
{
    private static readonly string[] Allowed = ["PUT", "DELETE"];

    public static void UseMethodOverride(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (HttpMethods.IsPost(context.Request.Method) && context.Request.HasFormContentType)
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            if (Array.Find(Allowed, method => string.Equals(method, form["_method"], StringComparison.OrdinalIgnoreCase)) is { } wanted) context.Request.Method = wanted;
        }

        await next(context);
    });
}
