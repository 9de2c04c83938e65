using Community.Members;
using Community.Platform;
using Microsoft.EntityFrameworkCore;

namespace Community.Admin;

/// <summary><c>make-admin EMAIL</c>: the first administrator of a new portal, by whoever runs the machine.</summary>
public static class MakeAdmin
{
    public static async Task<int> RunAsync(WebApplication app, string email, CancellationToken stop)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var portal = await scope.ServiceProvider.GetRequiredService<CommunityDb>().Members.AsNoTracking().SingleAsync(row => row.Id == Member.PortalId, stop);
        var outcome = await scope.ServiceProvider.GetRequiredService<MakeAdministrator>().By(portal, email, stop);
        if (outcome.Succeeded) await Console.Out.WriteLineAsync(Words.Of("Admin.MadeAdministrator", outcome.Value));
        else await Console.Error.WriteLineAsync(Words.Of("Admin.NobodyToMake", email));
        return outcome.Succeeded ? 0 : 1;
    }
}
