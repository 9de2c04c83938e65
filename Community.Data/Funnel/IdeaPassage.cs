using Community.Groups;
using Community.Ideas;
using Community.Members;
using Microsoft.Extensions.Options;

namespace Community.Funnel;

/// <summary>A forward or a seconding as everybody reads it.</summary>
public sealed record Carried(long Id, bool Seconds, DateTime At, string Statement, long ById, string ByName, string ByHandle, string? ByPortrait, string GroupName, string GroupSlug, long Voters, long Members, long Votes);

/// <summary>A group for which somebody may carry or second the idea, and what that would cost and show.</summary>
/// <param name="Refusal">Why not; null when nothing stands against it.</param>
public sealed record Carrying(string Slug, string Name, long Members, int Voters, int Left, int Quota, Refusal? Refusal);

/// <summary>What the idea page asks of the funnel.</summary>
public sealed class IdeaPassage(CommunityDb db, IOptions<FunnelSettings> settings)
{
    /// <summary>Every forward of the idea, the first one first.</summary>
    public Task<List<Carried>> CarriedAsync(long ideaId, CancellationToken stop) => (
        from forward in db.Forwards
        where forward.IdeaId == ideaId
        join member in db.Members on forward.ById equals member.Id
        join @group in db.Groups on forward.GroupId equals @group.Id
        orderby forward.Seconds, forward.At, forward.Id
        select new Carried(forward.Id, forward.Seconds, forward.At, forward.Statement, member.Id, member.Name, member.UserName!, member.Portrait, @group.Name, @group.Slug, forward.GroupVoters, forward.GroupMembers, forward.VotesThen))
        .AsNoTracking().ToListAsync(stop);

    /// <summary>The groups the member may speak for here, each with its ballot and what is left of its quarter.</summary>
    public async Task<IReadOnlyList<Carrying>> CarryingsAsync(Standing standing, Idea idea, CancellationToken stop)
    {
        var ids = standing.ForwardingGroups.ToArray();
        if (ids.Length == 0 || idea.RefusesForward() is not null) return [];
        var quarter = Quarter.Of(db.Now);
        var rows = await db.Groups.Where(group => ids.Contains(group.Id) && (group.Status == GroupStatus.Recognised || group.Status == GroupStatus.Lead)).OrderBy(group => group.Name).Select(group => new
        {
            group.Id,
            group.Slug,
            group.Name,
            group.MemberCount,
            Voters = db.Votes.Count(vote => vote.IdeaId == idea.Id && db.Memberships.Any(own => own.GroupId == group.Id && own.MemberId == vote.MemberId && own.Status == MembershipStatus.Active)),
            Used = db.Forwards.Count(forward => forward.GroupId == group.Id && forward.Quarter == quarter),
            Before = db.Forwards.Any(forward => forward.GroupId == group.Id && forward.IdeaId == idea.Id),
        }).ToListAsync(stop);
        var quota = settings.Value.ForwardsPerQuarter;
        return [.. rows.Select(row => new Carrying(row.Slug, row.Name, row.MemberCount, row.Voters, Math.Max(0, quota - row.Used), quota,
            row.Before ? FunnelRefusals.GroupHasForwarded : idea.RefusesCarryingFor(row.Id, row.Voters) ?? (row.Used >= quota ? FunnelRefusals.QuotaIsSpent : null)))];
    }

    /// <summary>The days on which the idea came to its stages; the last time counts.</summary>
    public async Task<IReadOnlyDictionary<IdeaStage, DateTime>> DaysAsync(Idea idea, CancellationToken stop)
    {
        // Published and never moved since: there is nothing to ask for.
        var days = idea.Stage == IdeaStage.Open && idea.StageSince == idea.PublishedAt ? []
            : await db.StageMoves.Where(move => move.IdeaId == idea.Id).GroupBy(move => move.To)
                .Select(moves => new { Stage = moves.Key, At = moves.Max(move => move.At) }).ToDictionaryAsync(row => row.Stage, row => row.At, stop);
        // What came by import has no rows of its first stages.
        if (idea.PublishedAt is { } published) days[IdeaStage.Open] = published;
        days.TryAdd(idea.Stage, idea.StageSince);
        return days;
    }

    /// <summary>Handles proposed for credit at launch: who wrote in the thread, most posts first. Author and forwarders are credited anyway.</summary>
    public async Task<IReadOnlyList<string>> ProposedCreditsAsync(Idea idea, CancellationToken stop)
    {
        var forwarders = db.Forwards.Where(forward => forward.IdeaId == idea.Id).Select(forward => forward.ById);
        return await db.Posts.Where(post => post.ThreadId == idea.ThreadId && post.Kind == Threads.PostKind.Comment && post.RemovedAt == null && post.HiddenAt == null
                && post.AuthorId != idea.AuthorId && !forwarders.Contains(post.AuthorId))
            .GroupBy(post => post.AuthorId).Select(posts => new { Author = posts.Key, Count = posts.Count() })
            .Join(db.Members.Where(member => member.Kind != MemberKind.Portal), row => row.Author, member => member.Id, (row, member) => new { row.Count, Handle = member.UserName! })
            .OrderByDescending(row => row.Count).ThenBy(row => row.Handle).Take(50).Select(row => row.Handle).ToListAsync(stop);
    }
}
