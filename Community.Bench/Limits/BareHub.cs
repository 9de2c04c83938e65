using Microsoft.AspNetCore.SignalR;

namespace Community.Bench;

/// <summary>The limit of rows A8 and A9: a hub that adds to a group, and sends what it is given to all in it.</summary>
public sealed class BareHub : Hub
{
    public Task Join(string topic, long after) => Groups.AddToGroupAsync(Context.ConnectionId, topic);

    public static async Task<IResult> SayAsync(HttpRequest request, IHubContext<BareHub> hub)
    {
        using var reader = new StreamReader(request.Body);
        await hub.Clients.Group("thread").SendAsync("Changed", "thread", 1L, await reader.ReadToEndAsync());
        return Results.NoContent();
    }
}
