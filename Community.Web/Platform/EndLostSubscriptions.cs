using Community.Builds;
using Community.Events;
using Community.Groups;
using Community.Members;
using Community.Moderation;
using Community.Notifications;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;

namespace Community.Platform;

/// <summary>
/// Who lost the right to a page stops hearing from it: every door in question is asked again, on every node, as soon as the event is seen.
/// </summary>
public sealed class EndLostSubscriptions(CommunityDb db, LiveDoors doors, LiveReaders readers, LivePresence presence, IHubContext<LiveHub, ILiveClient> hub)
    : ILiveFollowUp<RightsChanged>, ILiveFollowUp<DecisionMade>, ILiveFollowUp<BuildClosed>, ILiveFollowUp<BuildChanged>, ILiveFollowUp<GroupShowsOtherwise>
{
    public async Task Show(RightsChanged happened, Occasion occasion, CancellationToken stop)
    {
        var topics = readers.TopicsOfMember(happened.MemberId);
        if (topics.Count == 0) return;
        var member = await ReadAsync(happened.MemberId, stop);
        foreach (var topic in topics)
            if (!await IsOpenAsync(topic, member, stop)) End(topic, happened.MemberId);
    }

    public async Task Show(DecisionMade happened, Occasion occasion, CancellationToken stop)
    {
        if (happened.Subject == SubjectKind.Build) await AskBuildsAsync(db.Builds.Where(build => build.Id == happened.SubjectId), stop);
        if (happened.Subject != SubjectKind.Idea) return;
        var threadId = await db.Ideas.Where(idea => idea.Id == happened.SubjectId).Select(idea => idea.ThreadId).FirstOrDefaultAsync(stop);
        foreach (var topic in new[] { $"thread:{threadId}", $"idea:{happened.SubjectId}", $"concept:{happened.SubjectId}" }) await AskAllAsync(topic, stop);
    }

    public Task Show(BuildClosed happened, Occasion occasion, CancellationToken stop) => AskBuildsAsync(db.Builds.Where(build => build.Id == happened.BuildId), stop);

    /// <summary>It may belong to another group now, which shows itself to its members only.</summary>
    public Task Show(BuildChanged happened, Occasion occasion, CancellationToken stop) => AskBuildsAsync(db.Builds.Where(build => build.Id == happened.BuildId), stop);

    public Task Show(GroupShowsOtherwise happened, Occasion occasion, CancellationToken stop) => AskBuildsAsync(db.Builds.Where(build => build.GroupId == happened.GroupId), stop);

    private async Task AskBuildsAsync(IQueryable<Build> builds, CancellationToken stop)
    {
        foreach (var threadId in await builds.Select(build => build.ThreadId).ToListAsync(stop)) await AskAllAsync($"thread:{threadId}", stop);
    }

    /// <summary>A door open to visitors is open to all. Behind a closed one visitors go first, at once, and members as they are asked.</summary>
    private async Task AskAllAsync(string topic, CancellationToken stop)
    {
        var here = readers.ReadersOf(topic);
        if (here.Count == 0 || await IsOpenAsync(topic, member: null, stop)) return;
        End(topic, memberId: null);
        foreach (var id in here.Select(row => row.Listening.Member?.Id).OfType<long>().Distinct())
            if (!await IsOpenAsync(topic, await ReadAsync(id, stop), stop)) End(topic, id);
    }

    private async Task<bool> IsOpenAsync(string topic, Member? member, CancellationToken stop) =>
        doors.Find(topic) is { } door && await door.AskAsync(member, stop) is not null;

    private async Task<Member?> ReadAsync(long id, CancellationToken stop)
    {
        var member = await db.Members.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, stop);
        await db.StandingOf(member, stop);
        return member;
    }

    private void End(string topic, long? memberId)
    {
        foreach (var (connection, listening) in readers.ReadersOf(topic).Where(row => row.Listening.Member?.Id == memberId))
        {
            // On this node leaving a group is done when the call returns; a socket that is just closing is no reason to wait.
            _ = hub.Groups.RemoveFromGroupAsync(connection, LiveHub.GroupOf(topic, listening.Culture));
            if (readers.Remove(topic, connection)) presence.Stir(topic);
        }
    }
}
