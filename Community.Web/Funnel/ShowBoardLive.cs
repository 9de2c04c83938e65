using Community.Events;
using Community.Ideas;
using Community.Platform;

namespace Community.Funnel;

/// <summary>Every open board hears that a ticket came, moved, ran late, found its line or another owner, and shows itself anew.</summary>
public sealed class ShowBoardLive(LivePush push, TimeProvider clock) :
    ILiveFollowUp<IdeaMoved>, ILiveFollowUp<IdeaForwarded>, ILiveFollowUp<AnswerIsLate>, ILiveFollowUp<IdeaSorted>, ILiveFollowUp<OwnerNamed>
{
    public Task Show(IdeaMoved happened, Occasion occasion, CancellationToken stop) => TellAsync();

    public Task Show(IdeaForwarded happened, Occasion occasion, CancellationToken stop) => TellAsync();

    public Task Show(AnswerIsLate happened, Occasion occasion, CancellationToken stop) => TellAsync();

    public Task Show(IdeaSorted happened, Occasion occasion, CancellationToken stop) => TellAsync();

    public Task Show(OwnerNamed happened, Occasion occasion, CancellationToken stop) => TellAsync();

    private Task TellAsync() => push.ChangedAsync(BoardTopic.Topic, LiveStamp.Now(clock), () => Task.FromResult(""));
}
