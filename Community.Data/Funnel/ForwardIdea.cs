using Community.Groups;
using Community.Ideas;
using Community.Members;
using Community.Text;
using Community.Threads;
using Microsoft.Extensions.Options;

namespace Community.Funnel;

/// <summary>A forward that was made.</summary>
public sealed record Forwarded(long IdeaId, long ForwardId, bool Seconds, int LeftThisQuarter);

/// <summary>An ambassador carries an idea to the product team, or seconds one that is already there.</summary>
public sealed class ForwardIdea(CommunityDb db, IOptions<FunnelSettings> settings)
{
    public Task<Outcome<Forwarded>> By(Member? member, long ideaId, string groupSlug, string statement, CancellationToken stop = default) => db.SaveAsync<Forwarded>(async () =>
    {
        if (member is null) return Refusal.SignInFirst;
        if (await db.HoldIdeaAsync(member, ideaId, stop) is not { } idea || await HoldGroupAsync(CleanText.Line(groupSlug), stop) is not { } group) return Refusal.NotFound;
        if (idea.RefusesForward() is { } wrongStage) return wrongStage;
        if (!member.Standing.ForwardsFor(group.Id)) return FunnelRefusals.OnlyAmbassadors;
        if (!group.IsRunning) return FunnelRefusals.GroupIsNotRunning;
        var words = CleanText.Clean(statement);
        if (words.Length is < FunnelRefusals.WordsMinimum or > FunnelRefusals.WordsMaximum) return FunnelRefusals.StatementLength;
        if (await db.Forwards.AnyAsync(row => row.IdeaId == ideaId && row.GroupId == group.Id, stop)) return FunnelRefusals.GroupHasForwarded;
        var voters = await db.VotersOfAsync(ideaId, group.Id, stop);
        if (idea.RefusesCarryingFor(group.Id, voters) is { } tooFew) return tooFew;
        var taken = await TakenAsync(group.Id, stop);
        if (FreeSlot(taken) is not { } slot) return FunnelRefusals.QuotaIsSpent;

        var forward = Copy(idea, group, member, words, voters, slot);
        db.Forwards.Add(forward);
        await db.SaveChangesAsync(stop);
        if (!forward.Seconds) await CarryAsync(idea, forward, member.Id, stop);
        db.Raise(new IdeaForwarded(ideaId, forward.Id, group.Id, member.Id, forward.Seconds));
        return new Forwarded(ideaId, forward.Id, forward.Seconds, settings.Value.ForwardsPerQuarter - taken.Count - 1);
    }, stop);

    /// <summary>Held as well: one group's forwards of several ideas wait in line instead of losing slot after slot to each other.</summary>
    private async Task<Group?> HoldGroupAsync(string slug, CancellationToken stop)
    {
        var id = await db.Groups.Where(row => row.Slug == slug).Select(row => row.Id).FirstOrDefaultAsync(stop);
        if (id == 0) return null;
        await db.LockAsync<Group>(id, stop);
        return await db.Groups.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, stop);
    }

    private async Task CarryAsync(Idea idea, Forward forward, long byId, CancellationToken stop)
    {
        (idea.ForwardedAt, idea.AnswerDueAt) = (forward.At, new PromiseClock(forward.At, settings.Value.AnswerWithinDays).Due);
        var move = await db.MoveAsync(idea, IdeaStage.Forwarded, byId, new StageNote(PostKind.StageChange), stop);
        move.ForwardId = forward.Id;
    }

    private Task<List<int>> TakenAsync(long groupId, CancellationToken stop)
    {
        var quarter = Quarter.Of(db.Now);
        return db.Forwards.Where(row => row.GroupId == groupId && row.Quarter == quarter).Select(row => row.Slot).ToListAsync(stop);
    }

    /// <summary>The lowest free place; the unique key on (group, quarter, slot) judges two who take it at once.</summary>
    private int? FreeSlot(List<int> taken) =>
        Enumerable.Range(1, settings.Value.ForwardsPerQuarter).Except(taken).Select(slot => (int?)slot).FirstOrDefault();

    private Forward Copy(Idea idea, Group group, Member member, string statement, long voters, int slot) => new()
    {
        IdeaId = idea.Id,
        GroupId = group.Id,
        ById = member.Id,
        At = db.Now,
        Seconds = idea.Stage != IdeaStage.Open,
        Statement = statement,
        Quarter = Quarter.Of(db.Now),
        Slot = slot,
        TitleThen = idea.Title,
        TextThen = idea.Concept,
        GroupVoters = voters,
        GroupMembers = group.MemberCount,
        VotesThen = idea.VoteCount,
    };
}
