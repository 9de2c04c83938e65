using System.Globalization;
using Community.Events;
using Community.Funnel;
using Community.Platform;

namespace Community.Ideas;

/// <summary>Bricks on open pages click onto the stack as others vote, and freeze when votes close.</summary>
public sealed class ShowVotesLive(LivePush push, BrickStreams streams, TimeProvider clock) : ILiveFollowUp<VotesChanged>, ILiveFollowUp<IdeasImported>, ILiveFollowUp<IdeaMoved>
{
    public Task Show(VotesChanged happened, Occasion occasion, CancellationToken stop) => ShowAsync([happened.IdeaId], stop);

    public Task Show(IdeaMoved happened, Occasion occasion, CancellationToken stop) => ShowAsync([happened.IdeaId], stop);

    public Task Show(IdeasImported happened, Occasion occasion, CancellationToken stop) => ShowAsync(happened.IdeaIds, stop);

    private async Task ShowAsync(IReadOnlyList<long> ideaIds, CancellationToken stop)
    {
        await push.ChangedAsync("ideas", LiveStamp.Now(clock), () => streams.OfAsync(ideaIds, stop));
        foreach (var id in ideaIds)
            await push.ChangedAsync($"idea:{id.ToString(CultureInfo.InvariantCulture)}", LiveStamp.Now(clock), () => streams.OfAsync([id], stop));
    }
}
