using System.Globalization;
using Community.Events;
using Community.Platform;

namespace Community.Funnel;

/// <summary>Whoever has an idea open sees it come to another stage, and its clock start, stop or run late.</summary>
public sealed class ShowStageLive(LivePush push, StageStreams streams, TimeProvider clock) : ILiveFollowUp<IdeaMoved>, ILiveFollowUp<AnswerIsLate>
{
    public Task Show(IdeaMoved happened, Occasion occasion, CancellationToken stop) => ShowAsync(happened.IdeaId, stop);

    public Task Show(AnswerIsLate happened, Occasion occasion, CancellationToken stop) => ShowAsync(happened.IdeaId, stop);

    private Task ShowAsync(long ideaId, CancellationToken stop) =>
        push.ChangedAsync($"idea:{ideaId.ToString(CultureInfo.InvariantCulture)}", LiveStamp.Now(clock), () => streams.OfAsync(ideaId, stop));
}
