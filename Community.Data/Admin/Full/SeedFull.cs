using Community.Funnel;
using Community.Members;

namespace Community.Admin;

/// <summary>
/// Lets the demo community grow to the size the portal is made for. Written row by row past the use cases, which would take a day, and by the same rules:
/// <c>check</c> finds nothing to mend.
/// </summary>
internal sealed class SeedFull(CommunityDb db, FunnelSettings promise, DateTime now, IProgress<ImportProgress>? progress)
{
    /// <summary>What is in memory at once.</summary>
    private const int IdeasAtOnce = 400;

    private readonly CrowdWords words = CrowdWords.Read();
    private long written;
    private long expected;

    public async Task RunAsync(CrowdSize size, CancellationToken stop)
    {
        expected = size.Members + size.Ideas + size.Posts + size.Votes;
        var crowd = await PeopleAsync(size.Members - await db.Members.CountAsync(row => row.Kind == MemberKind.Person, stop), stop);
        await IdeasAsync(size, crowd, stop);
    }

    private async Task<Crowd> PeopleAsync(int members, CancellationToken stop)
    {
        var people = new CrowdPeople(words, now);
        var groups = people.Founded(await NextAsync(db.Groups.Select(row => row.Id), stop)).ToList();
        var crowd = new Crowd(members, groups, await NextAsync(db.Members.Select(row => row.Id), stop));
        await db.FillAsync(groups, stop);
        Report(await db.FillAsync(people.Members(crowd), stop));
        await db.FillAsync(people.Memberships(crowd), stop);
        await db.FillAsync(people.Ambassadors(crowd, await NextAsync(db.Ambassadorships.Select(row => row.Id), stop)), stop);
        return crowd;
    }

    private async Task IdeasAsync(CrowdSize size, Crowd crowd, CancellationToken stop)
    {
        var count = size.Ideas - await db.Ideas.CountAsync(stop);
        var dice = new Random(2009);
        // The author's own vote is one; what is talked about most need not be what is voted for most.
        var votes = LongTail.Of(size.Votes - await db.Votes.LongCountAsync(stop) - count, count, 0.75, crowd.Members / 8);
        var comments = LongTail.Of(size.Posts - await db.Posts.LongCountAsync(stop), count, 0.6, 3_000);
        dice.Shuffle(votes);
        dice.Shuffle(comments);
        var ideas = await StartAsync(crowd, stop);
        for (var from = 0; from < count; from += IdeasAtOnce)
        {
            var batch = Enumerable.Range(from, Math.Min(IdeasAtOnce, count - from)).Select(number => ideas.Make(number, votes[number] + 1, comments[number])).ToList();
            await WriteAsync(batch, stop);
        }
    }

    private async Task<CrowdIdeas> StartAsync(Crowd crowd, CancellationToken stop)
    {
        var lines = await db.ProductLines.AsNoTracking().Where(row => row.ArchivedAt == null && row.LeadId != null).OrderBy(row => row.Id).ToListAsync(stop);
        // Who answers for all lines, where there is somebody.
        var manager = await db.LineManagers.OrderBy(row => row.LineId != null).ThenBy(row => row.MemberId).Select(row => row.MemberId).FirstAsync(stop);
        var first = new FirstIds(
            await NextAsync(db.Ideas.Select(row => row.Id), stop), await NextAsync(db.Threads.Select(row => row.Id), stop), await NextAsync(db.Posts.Select(row => row.Id), stop),
            await NextAsync(db.StageMoves.Select(row => row.Id), stop), await NextAsync(db.Forwards.Select(row => row.Id), stop));
        return new CrowdIdeas(words, crowd, lines, manager, promise, now, first);
    }

    private async Task WriteAsync(List<CrowdIdea> batch, CancellationToken stop)
    {
        Report(await db.FillAsync(batch.Select(made => made.Idea), stop));
        await db.FillAsync(batch.SelectMany(made => made.Idea.Tags), stop);
        await db.FillAsync(batch.Select(made => made.Revision), stop);
        await db.FillAsync(batch.Select(made => made.Thread), stop);
        await db.FillAsync(batch.SelectMany(made => made.Forward is { } forward ? [forward] : Array.Empty<Forward>()), stop);
        await db.FillAsync(batch.SelectMany(made => made.Moves), stop);
        await db.FillAsync(batch.SelectMany(made => made.Credits), stop);
        Report(await db.FillAsync(batch.SelectMany(made => made.Posts), stop));
        await db.FillAsync(batch.SelectMany(made => made.Changes), stop);
        Report(await db.FillAsync(batch.SelectMany(made => made.Votes), stop));
        await db.FillAsync(batch.SelectMany(made => made.Tallies.Values), stop);
        await db.FillAsync(batch.SelectMany(made => made.Follows.Values), stop);
    }

    private static async Task<long> NextAsync(IQueryable<long> ids, CancellationToken stop) => (await ids.MaxAsync(id => (long?)id, stop) ?? 0) + 1;

    private void Report(long more) => progress?.Report(new ImportProgress((int)(written += more), (int)Math.Max(expected, written)));
}
