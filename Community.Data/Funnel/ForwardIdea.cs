using Community.Groups;
using Community.Ideas;
using Community.Members;
using Community.Text;
using Microsoft.Extensions.Options;

namespace Community.Funnel;

/// <summary>A forward that was made.</summary>
public sealed record Forwarded(long IdeaId, long ForwardId, int LeftThisQuarter);

/// <summary>An ambassador carries an idea to the product team, or seconds one that is already there.</summary>
public sealed class ForwardIdea(CommunityDb db, IOptions<FunnelSettings> settings)
{
    public Task<Outcome<Forwarded>> By(Member? member, long ideaId, string groupSlug, string statement, CancellationToken stop = default) => db.SaveAsync<Forwarded>(async () =>
    {
        if (member is null) return Refusal.SignInFirst;
        await db.LockAsync<Idea>(ideaId, stop);
        var idea = await db.Ideas.VisibleTo(member).FirstOrDefaultAsync(row => row.Id == ideaId, stop);
        var group = await db.Groups.FirstOrDefaultAsync(row => row.Slug == groupSlug, stop);
        if (idea is null || group is null) return Refusal.NotFound;
        var seconds = IdeaStages.Secondable.Contains(idea.Stage);
        if (!seconds && StageTable.Find(idea.Stage, IdeaStage.Forwarded) is null) return FunnelRefusals.NoSuchMove;
        var standing = await db.StandingOf(member, stop);
        if (!standing.ForwardsFor(group.Id) || !group.IsRunning) return FunnelRefusals.OnlyAmbassadors;
        var words = CleanText.Clean(statement);
        if (words.Length is < FunnelRefusals.WordsMinimum or > FunnelRefusals.WordsMaximum) return FunnelRefusals.StatementLength;
        if (await db.Forwards.AnyAsync(row => row.IdeaId == ideaId && row.GroupId == group.Id, stop)) return FunnelRefusals.GroupHasForwarded;
        var voters = await db.VotersOfAsync(ideaId, group.Id, stop);
        if (idea.GroupId != group.Id && voters < StageTable.VotersForForeignForward) return FunnelRefusals.TooFewOfTheGroup;
        if (await FreeSlotAsync(group.Id, stop) is not { } slot) return FunnelRefusals.QuotaIsSpent;

        var forward = Copy(idea, group, member, words, voters, slot, seconds);
        db.Forwards.Add(forward);
        await db.SaveChangesAsync(stop);
        if (!seconds) await CarryAsync(idea, forward, member.Id, stop);
        db.Raise(new IdeaForwarded(ideaId, forward.Id, group.Id, member.Id, seconds));
        return new Forwarded(ideaId, forward.Id, settings.Value.ForwardsPerQuarter - await UsedAsync(group.Id, stop));
    }, stop);

    private async Task CarryAsync(Idea idea, Forward forward, long byId, CancellationToken stop)
    {
        (idea.ForwardedAt, idea.AnswerDueAt) = (forward.At, new PromiseClock(forward.At, settings.Value.AnswerWithinDays).Due);
        var move = await db.MoveAsync(idea, IdeaStage.Open, IdeaStage.Forwarded, byId, text: "", stop);
        move.ForwardId = forward.Id;
    }

    /// <summary>The lowest free place; the unique key on (group, quarter, slot) judges two who take it at once.</summary>
    private async Task<int?> FreeSlotAsync(long groupId, CancellationToken stop)
    {
        var quarter = Quarter.Of(db.Now).Key;
        var taken = await db.Forwards.Where(row => row.GroupId == groupId && row.Quarter == quarter).Select(row => row.Slot).ToListAsync(stop);
        return Enumerable.Range(1, settings.Value.ForwardsPerQuarter).Except(taken).Select(slot => (int?)slot).FirstOrDefault();
    }

    private Task<int> UsedAsync(long groupId, CancellationToken stop)
    {
        var quarter = Quarter.Of(db.Now).Key;
        return db.Forwards.CountAsync(row => row.GroupId == groupId && row.Quarter == quarter, stop);
    }

    private Forward Copy(Idea idea, Group group, Member member, string statement, long voters, int slot, bool seconds) => new()
    {
        IdeaId = idea.Id,
        GroupId = group.Id,
        ById = member.Id,
        At = db.Now,
        Seconds = seconds,
        Statement = statement,
        Quarter = Quarter.Of(db.Now).Key,
        Slot = slot,
        TitleThen = idea.Title,
        TextThen = idea.Concept,
        GroupVoters = voters,
        GroupMembers = group.MemberCount,
        VotesThen = idea.VoteCount,
    };
}
