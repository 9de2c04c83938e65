using Community.Funnel;
using Community.Ideas;
using Microsoft.Extensions.Options;

namespace Community.Groups;

/// <summary>An open idea that the group carries, ready to go to the product team.</summary>
/// <param name="Voters">Members of the group who lend it their vote.</param>
public sealed record ReadyIdea(long Id, string Title, string Slug, long Voters, long Votes, long Posts, bool IsOurs);

/// <summary>Somebody who asked to join.</summary>
public sealed record WaitingJoin(long MemberId, string Name, string Handle, string? Portrait, string Note, DateTime AskedAt);

/// <summary>Somebody who was shown out for good.</summary>
public sealed record BannedMember(long MemberId, string Name, string Handle, string? Portrait);

/// <summary>What an ambassador finds on the desk.</summary>
/// <param name="Joined">Members who came in the last 30 days.</param>
/// <param name="Forwards">The quota of a quarter.</param>
/// <param name="OverTerm">The ambassador, where the last day of the term is past.</param>
public sealed record Desk(
    long Members, long Joined, long Active, int Forwards, int ForwardsLeft, IReadOnlyList<WaitingJoin> Joins, long JoinsWaiting, long Reports,
    IReadOnlyList<ReadyIdea> Ready, IReadOnlyList<GroupInvitation> Invitations, IReadOnlyList<BannedMember> Banned, OfficeHolder? OverTerm)
{
    public long Waiting => JoinsWaiting + Reports + (OverTerm is null ? 0 : 1);
}

/// <summary>Lays the desk of one group.</summary>
public sealed class GroupDesk(CommunityDb db, IOptions<FunnelSettings> settings)
{
    private const int JoinsShown = 50;
    private const int IdeasShown = 12;
    private const int BannedShown = 100;

    public async Task<Desk> ReadAsync(Group group, CancellationToken stop)
    {
        var (id, now) = (group.Id, db.Now);
        var (month, quarter) = (now.AddDays(-GroupPortraits.ActiveDays), Quarter.Of(now));
        var used = await db.Forwards.CountAsync(row => row.GroupId == id && row.Quarter == quarter, stop);
        return new Desk(
            group.MemberCount,
            await db.Memberships.ActiveIn(id).LongCountAsync(own => own.JoinedAt >= month, stop),
            await db.ActiveAsync(id, stop),
            settings.Value.ForwardsPerQuarter,
            Math.Max(0, settings.Value.ForwardsPerQuarter - used),
            await JoinsAsync(id, stop),
            await db.Memberships.LongCountAsync(own => own.GroupId == id && own.Status == MembershipStatus.Requested, stop),
            await db.Reports.LongCountAsync(report => report.GroupId == id && report.DecisionId == null, stop),
            await ReadyAsync(id, stop),
            await db.GroupInvitations.AsNoTracking().Where(row => row.GroupId == id && row.RevokedAt == null && row.ExpiresAt > now).OrderByDescending(row => row.Id).ToListAsync(stop),
            await BannedAsync(id, stop),
            await db.AmbassadorAsync(id, stop) is { } ambassador && ambassador.IsOver(now) ? ambassador : null);
    }

    /// <summary>The longest waiting first.</summary>
    private Task<List<WaitingJoin>> JoinsAsync(long id, CancellationToken stop) =>
        db.Memberships.Where(own => own.GroupId == id && own.Status == MembershipStatus.Requested).OrderBy(own => own.AskedAt).ThenBy(own => own.MemberId).Take(JoinsShown)
            .Join(db.Members, own => own.MemberId, member => member.Id, (own, member) => new WaitingJoin(member.Id, member.Name, member.UserName!, member.Portrait, own.Note, own.AskedAt))
            .ToListAsync(stop);

    /// <summary>Open ideas of the group, and those of others with enough of its voters, by the group's votes.</summary>
    private async Task<List<ReadyIdea>> ReadyAsync(long id, CancellationToken stop)
    {
        var lent = db.Votes.Join(db.Memberships.ActiveIn(id), vote => vote.MemberId, own => own.MemberId, (vote, _) => vote.IdeaId)
            .GroupBy(ideaId => ideaId).Select(votes => new { IdeaId = votes.Key, Voters = votes.LongCount() });
        // From the ideas, not from the votes: one of the group's own may have come by import and have none of its members yet.
        var counted = db.Ideas.Where(idea => idea.Stage == IdeaStage.Open && idea.HiddenAt == null)
            .LeftJoin(lent, idea => idea.Id, row => row.IdeaId, (idea, row) => new { idea.Id, idea.VoteCount, Ours = idea.GroupId == id, Voters = (long?)row!.Voters ?? 0 })
            .Where(row => row.Ours || row.Voters >= StageTable.VotersForForeignForward)
            .OrderByDescending(row => row.Voters).ThenByDescending(row => row.VoteCount).ThenByDescending(row => row.Id).Take(IdeasShown);
        var voters = await counted.ToListAsync(stop);
        var ids = voters.ConvertAll(row => row.Id);
        var cards = await db.Cards(db.Ideas.AsNoTracking().Where(idea => ids.Contains(idea.Id))).ToDictionaryAsync(card => card.Id, stop);
        return voters.ConvertAll(row => new ReadyIdea(row.Id, cards[row.Id].Title, cards[row.Id].Slug, row.Voters, cards[row.Id].Votes, cards[row.Id].Posts, row.Ours));
    }

    private Task<List<BannedMember>> BannedAsync(long id, CancellationToken stop) =>
        db.Memberships.Where(own => own.GroupId == id && own.Status == MembershipStatus.Banned).OrderByDescending(own => own.LeftAt).Take(BannedShown)
            .Join(db.Members, own => own.MemberId, member => member.Id, (_, member) => new BannedMember(member.Id, member.Name, member.UserName!, member.Portrait)).ToListAsync(stop);
}
