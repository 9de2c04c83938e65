using Community.Events;
using Community.Members;

namespace Community.Platform;

/// <summary>Who was signed out stops hearing at once: the sockets of the ended sessions close on every node.</summary>
public sealed class EndSockets(LiveConnections connections) : ILiveFollowUp<SessionsEnded>, ILiveFollowUp<PasswordChanged>, ILiveFollowUp<SignInChanged>
{
    public Task Show(SessionsEnded happened, Occasion occasion, CancellationToken stop) => CloseAsync(happened.MemberId);

    public Task Show(PasswordChanged happened, Occasion occasion, CancellationToken stop) => CloseAsync(happened.MemberId);

    public Task Show(SignInChanged happened, Occasion occasion, CancellationToken stop) => CloseAsync(happened.MemberId);

    private Task CloseAsync(long memberId)
    {
        connections.CloseOf(memberId);
        return Task.CompletedTask;
    }
}
