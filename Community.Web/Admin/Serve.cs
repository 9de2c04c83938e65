using Community.Platform;

namespace Community.Admin;

/// <summary>Serves until asked to stop.</summary>
public static class Serve
{
    public static async Task<int> RunAsync(WebApplication app, CancellationToken stop)
    {
        app.WarnOfUnsentMail();
        await Demo.PrepareAsync(app, stop);
        await app.StartAsync(stop);
        await app.WaitForShutdownAsync(stop);
        return 0;
    }
}
