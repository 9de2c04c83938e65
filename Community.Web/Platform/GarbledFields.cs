using Microsoft.AspNetCore.Mvc.Filters;

namespace Community.Platform;

/// <summary>
/// Refuses a form that carries a value no form of ours sends, such as letters for a number: taking it for a default would decide something
/// nobody chose. Asked last, so that a page that is not there for somebody stays not there.
/// </summary>
public sealed class GarbledFields : IAsyncActionFilter
{
    public const int Last = 100;

    public Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        if (context.Controller is not PortalController controller || !IsGarbled(context)) return next();
        context.Result = controller.Refused(Refusal.Unreadable);
        return Task.CompletedTask;
    }

    private static bool IsGarbled(ActionExecutingContext context) => !HttpMethods.IsGet(context.HttpContext.Request.Method)
        && context.ModelState.Values.Any(entry => entry.Errors.Count > 0 && !string.IsNullOrEmpty(entry.AttemptedValue));
}
