using Community.Threads;

namespace Community.Platform;

/// <summary>The hub and its topics.</summary>
public static class LiveSetup
{
    /// <summary>How long requests under way may take when the portal is asked to stop.</summary>
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(6);

    public static void AddLive(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<LiveReaders>();
        builder.Services.AddSingleton<LiveConnections>();
        builder.Services.AddSingleton<PresenceElsewhere>();
        builder.Services.AddSingleton<LivePresence>();
        if (builder.DatabaseSettings().IsShared) builder.Services.AddHostedService<NodeRounds>();
        builder.Services.AddScoped<LiveDoors>();
        builder.Services.AddScoped<LivePush>();
        builder.Services.AddScoped<ThreadStreams>();
        foreach (var type in typeof(LiveSetup).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(ILiveTopic))))
            builder.Services.AddScoped(typeof(ILiveTopic), type);
        builder.Services.AddSignalR(signalR =>
        {
            signalR.MaximumReceiveMessageSize = 16 * 1024;
            signalR.MaximumParallelInvocationsPerClient = 1;
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTimeout);
    }

    public static void MapLive(this WebApplication app) => app.MapHub<LiveHub>("/hubs/live", hub =>
    {
        // A reader that does not drain is dropped; nobody waits for it.
        hub.TransportSendTimeout = TimeSpan.FromSeconds(3);
    });
}
