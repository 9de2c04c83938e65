using Community.Funnel;
using Community.Ideas;
using Community.Notifications;
using Community.Threads;
using Microsoft.EntityFrameworkCore;

namespace Community.Admin;

public sealed class CheckTests : IAsyncLifetime
{
    private Portal portal = null!;

    public async ValueTask InitializeAsync() => portal = await Portal.WithCastAsync();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task Each_check_finds_its_own_fault_and_no_other()
    {
        var idea = await LiveAsync();
        Assert.Empty(await FaultsAsync());

        await FindsAsync(nameof(VoteCounts), db => Touch(db.Ideas.Where(row => row.Id == idea.Id), set => set.SetProperty(row => row.VoteCount, row => row.VoteCount + 1)), db => Touch(db.Ideas.Where(row => row.Id == idea.Id), set => set.SetProperty(row => row.VoteCount, row => row.VoteCount - 1)));
        await FindsAsync(nameof(TalliesOfGroups), db => Touch(db.GroupTallies, set => set.SetProperty(row => row.Voters, row => row.Voters + 1)), db => Touch(db.GroupTallies, set => set.SetProperty(row => row.Voters, row => row.Voters - 1)));
        await FindsAsync(nameof(RisingScores), db => Touch(db.Ideas.Where(row => row.Id == idea.Id), set => set.SetProperty(row => row.Rising, row => row.Rising + 9)), db => Touch(db.Ideas.Where(row => row.Id == idea.Id), set => set.SetProperty(row => row.Rising, row => row.Rising - 9)));
        await FindsAsync(nameof(SeqsOfThreads), db => Touch(db.Threads, set => set.SetProperty(row => row.LastSeq, row => row.LastSeq + 1)), db => Touch(db.Threads, set => set.SetProperty(row => row.LastSeq, row => row.LastSeq - 1)));
        await FindsAsync(nameof(ChangesOfThreads), db => Touch(db.Threads, set => set.SetProperty(row => row.LastChange, row => row.LastChange + 1)), db => Touch(db.Threads, set => set.SetProperty(row => row.LastChange, row => row.LastChange - 1)));
        await FindsAsync(nameof(PostCounts), db => Touch(db.Threads, set => set.SetProperty(row => row.PostCount, row => row.PostCount + 1)), db => Touch(db.Threads, set => set.SetProperty(row => row.PostCount, row => row.PostCount - 1)));
        await FindsAsync(nameof(ReactionCounts), db => Touch(db.Posts, set => set.SetProperty(row => row.Hearts, row => row.Hearts + 1)), db => Touch(db.Posts, set => set.SetProperty(row => row.Hearts, row => row.Hearts - 1)));
        await FindsAsync(nameof(Stages), db => Touch(db.Ideas.Where(row => row.Id == idea.Id), set => set.SetProperty(row => row.Stage, IdeaStage.Planned)), db => Touch(db.Ideas.Where(row => row.Id == idea.Id), set => set.SetProperty(row => row.Stage, idea.Stage)));
        await FindsAsync(nameof(ForwardSlots), db => Touch(db.Forwards, set => set.SetProperty(row => row.Slot, 3)), db => Touch(db.Forwards, set => set.SetProperty(row => row.Slot, 1)));
        await FindsAsync(nameof(UnreadCounts), db => SetUnreadAsync(db, 1), db => SetUnreadAsync(db, -1));
        await FindsAsync(nameof(MemberCounts), db => Touch(db.Groups.Where(row => row.Id == portal.Club.Id), set => set.SetProperty(row => row.MemberCount, row => row.MemberCount + 1)), db => Touch(db.Groups.Where(row => row.Id == portal.Club.Id), set => set.SetProperty(row => row.MemberCount, row => row.MemberCount - 1)));
        await FindsAsync(nameof(SearchWords), db => Touch(db.Ideas.Where(row => row.Id == idea.Id), set => set.SetProperty(row => row.SearchFolded, "other words")), db => Touch(db.Ideas.Where(row => row.Id == idea.Id), set => set.SetProperty(row => row.SearchFolded, idea.SearchFolded)));
        await FindsAsync(nameof(SearchWordsOfGroups), db => Touch(db.Groups.Where(row => row.Id == portal.Club.Id), set => set.SetProperty(row => row.SearchKept, "other words")), db => Touch(db.Groups.Where(row => row.Id == portal.Club.Id), set => set.SetProperty(row => row.SearchKept, portal.Club.SearchKept)));
        var part = Database.TestDatabase.Provider == Database.DatabaseProvider.Sqlite ? "DROP TRIGGER IdeaSearchUpdated" : "DROP INDEX \"IX_Ideas_SearchKept\"";
        await FindsAsync(nameof(SchemaParts), db => db.Database.ExecuteSqlRawAsync(part), db => db.CompleteSchemaAsync());
        await FindsAsync(nameof(OpenFollowUps), db => NoSuchFollowUpAsync(db), db => db.PendingFollowUps.ExecuteDeleteAsync());
    }

    [Fact]
    public async Task A_gap_in_the_changes_and_a_history_that_lacks_its_last_row_are_found()
    {
        var idea = await LiveAsync();

        await portal.Look(db => db.ThreadChanges.Where(row => row.ThreadId == idea.ThreadId && row.Change == 1).ExecuteDeleteAsync());
        await portal.Look(db => db.StageMoves.Where(row => row.IdeaId == idea.Id && row.To == IdeaStage.Forwarded).ExecuteDeleteAsync());

        Assert.Equal([nameof(ChangesOfThreads), nameof(Stages)], await FaultsAsync());
    }

    /// <summary>An idea with votes, posts and a forward, so that every check has something to look at.</summary>
    private async Task<Idea> LiveAsync()
    {
        var idea = await portal.NewIdeaAsync(portal.Karim, group: portal.Club.Slug);
        await portal.Do((VoteForIdea vote) => vote.By(portal.Marie, idea.Id));
        await portal.Do((PlacePost place) => place.By(portal.Omid, idea.ThreadId, "I sweep mine into a biscuit tin."));
        await portal.Do((ForwardIdea forward) => forward.By(portal.Karim, idea.Id, portal.Club.Slug, "Our club stands behind this one: it costs little, and everybody can begin tomorrow."));
        await portal.SettleAsync();
        return await portal.Look(db => db.Ideas.AsNoTracking().SingleAsync(row => row.Id == idea.Id));
    }

    private async Task FindsAsync(string check, Func<CommunityDb, Task> spoil, Func<CommunityDb, Task> mend)
    {
        await portal.Look(async db => await Done(spoil(db)));
        Assert.Equal([check], await FaultsAsync());
        await portal.Look(async db => await Done(mend(db)));
    }

    private async Task<List<string>> FaultsAsync() => [.. (await portal.CheckAsync()).Where(finding => finding.Faults.Count > 0).Select(finding => finding.Key)];

    private static async Task<bool> Done(Task task)
    {
        await task;
        return true;
    }

    private static Task Touch<T>(IQueryable<T> rows, Action<Microsoft.EntityFrameworkCore.Query.UpdateSettersBuilder<T>> set) => rows.ExecuteUpdateAsync(set);

    private async Task SetUnreadAsync(CommunityDb db, long by)
    {
        var changed = await db.Inboxes.Where(row => row.MemberId == portal.Tomas.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Unread, row => row.Unread + by));
        if (changed > 0) return;
        db.Inboxes.Add(new Inbox { MemberId = portal.Tomas.Id, Unread = by });
        await db.SaveChangesAsync();
    }

    private static async Task NoSuchFollowUpAsync(CommunityDb db)
    {
        var stored = await db.Events.OrderBy(row => row.Id).FirstAsync();
        db.PendingFollowUps.Add(new Events.PendingFollowUp { EventId = stored.Id, Name = "TellNobody", DueAt = db.Now.AddDays(1) });
        await db.SaveChangesAsync();
    }
}
