using Community.Members;
using Community.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Community.Admin;

/// <summary>Opens to administrators; for all others there is nothing here, and a visitor is asked to sign in first.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AdministratorsAttribute : Attribute, IAsyncActionFilter
{
    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        var current = context.HttpContext.RequestServices.GetRequiredService<CurrentMember>();
        Member? member = await current.ReadAsync(context.HttpContext.User, context.HttpContext.RequestAborted);
        if (member is null) context.Result = new ChallengeResult();
        else if (!current.Standing.IsAdministrator) context.Result = new NotFoundResult();
        else await next();
    }
}
