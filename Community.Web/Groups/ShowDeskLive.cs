using Community.Events;
using Community.Funnel;
using Community.Moderation;
using Community.Platform;

namespace Community.Groups;

/// <summary>An open desk hears that somebody asks, comes or goes, that something was reported or decided, and that a forward was spent.</summary>
public sealed class ShowDeskLive(CommunityDb db, LivePush push, TimeProvider clock) :
    ILiveFollowUp<JoinAsked>, ILiveFollowUp<JoinDecided>, ILiveFollowUp<MemberJoined>, ILiveFollowUp<MemberLeft>, ILiveFollowUp<IdeaForwarded>, ILiveFollowUp<ReportMade>, ILiveFollowUp<DecisionMade>
{
    public Task Show(JoinAsked happened, Occasion occasion, CancellationToken stop) => TellAsync(happened.GroupId);

    public Task Show(JoinDecided happened, Occasion occasion, CancellationToken stop) => TellAsync(happened.GroupId);

    public Task Show(MemberJoined happened, Occasion occasion, CancellationToken stop) => TellAsync(happened.GroupId);

    public Task Show(MemberLeft happened, Occasion occasion, CancellationToken stop) => TellAsync(happened.GroupId);

    public Task Show(IdeaForwarded happened, Occasion occasion, CancellationToken stop) => TellAsync(happened.GroupId);

    public Task Show(ReportMade happened, Occasion occasion, CancellationToken stop) => TellAsync(happened.GroupId);

    public async Task Show(DecisionMade happened, Occasion occasion, CancellationToken stop) =>
        await TellAsync((await db.ContentAsync(happened.Subject, happened.SubjectId, stop))?.GroupId);

    private Task TellAsync(long? groupId) =>
        groupId is { } id ? push.ChangedAsync(DeskTopic.Of(id), LiveStamp.Now(clock), () => Task.FromResult("")) : Task.CompletedTask;
}
