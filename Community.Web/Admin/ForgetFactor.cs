using Community.Members;
using Community.Platform;
using Microsoft.EntityFrameworkCore;

namespace Community.Admin;

/// <summary><c>forget-factor EMAIL</c>: for a member who lost both app and recovery codes, by whoever runs the machine.</summary>
public static class ForgetFactor
{
    public static async Task<int> RunAsync(WebApplication app, string email, CancellationToken stop)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var portal = await scope.ServiceProvider.GetRequiredService<CommunityDb>().Members.AsNoTracking().SingleAsync(row => row.Id == Member.PortalId, stop);
        var outcome = await scope.ServiceProvider.GetRequiredService<ForgetSecondFactor>().By(portal, email, stop);
        if (outcome.Succeeded) await Console.Out.WriteLineAsync(Words.Of("Admin.FactorForgotten", outcome.Value));
        else await Console.Error.WriteLineAsync(Words.Of("Admin.NoFactorToForget", email));
        return outcome.Succeeded ? 0 : 1;
    }
}
