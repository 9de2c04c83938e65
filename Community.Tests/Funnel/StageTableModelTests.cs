using System.Text.Json;
using Community.Admin;
using Community.Database;
using Community.Ideas;
using Community.Members;
using Community.Notifications;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Funnel;

/// <summary>The stage table, copied by hand, against the real use cases on one portal and one database: many ideas, all kinds of people, every move.</summary>
public sealed class StageTableModelTests : IAsyncLifetime
{
    // The rules are the same everywhere, and met 2,000 times; elsewhere it is the saving that is looked at.
    private static readonly int Runs = TestDatabase.Provider == DatabaseProvider.Sqlite ? 2_000 : 700;

    private readonly Queue<(long Id, long Thread)> drafts = new();
    private readonly HashSet<(IdeaStage From, IdeaStage To)> made = [];
    private Portal portal = null!;
    private long lastEvent;
    private IReadOnlyDictionary<Actor, Member> cast = null!;

    public async ValueTask InitializeAsync()
    {
        // Who is told of a move is looked at elsewhere, and telling of seven thousand cost a third of all this.
        portal = await Portal.AtRestAsync(("Funnel:ForwardsPerQuarter", "100"));
        cast = new Dictionary<Actor, Member>
        {
            [Actor.Author] = portal.Omid,
            [Actor.Member] = portal.Marie,
            [Actor.Ambassador] = portal.Karim,
            [Actor.Deputy] = portal.Lena,
            [Actor.OtherAmbassador] = portal.Aylin,
            [Actor.ProductManager] = portal.Priya,
            [Actor.OtherProductManager] = portal.Tomas,
            [Actor.CommunityTeam] = portal.Line,
            [Actor.Administrator] = portal.Admin,
        };
    }

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task State_history_and_events_agree_and_what_the_table_does_not_name_is_refused_and_changes_nothing()
    {
        // FsCheck asks in order and waits; it knows no await.
        await Task.Run(() => Prop.ForAll(Walks(), ((Beginning Beginning, Try[] Tries) walk) => WalkAsync(walk.Beginning, walk.Tries).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Runs)));

        Assert.Equal(HandTable.Rows.Select(row => (row.From, row.To)).Order(), made.Order());
    }

    [Fact]
    public void The_portals_own_table_is_the_hand_written_one()
    {
        Assert.Equal(
            HandTable.Rows.Select(row => (row.From, row.To, Who: row.Who.ToString(), row.Answer)).Order(),
            StageTable.Rules.Select(rule => (rule.From, rule.To, Who: rule.By.ToString(), Answer: rule.NeedsAnswer)).Order());
        Assert.All(HandTable.ToCome, move => Assert.Null(StageTable.Find(move.From, move.To)));
    }

    private static Arbitrary<(Beginning, Try[])> Walks()
    {
        var beginnings = from number in Gen.Choose(0, 39)
                         select new Beginning(number % 8 != 0, number % 5 == 0, number % 3 == 0);
        var tries = from pick in Gen.Choose(0, 9_999)
                    from to in Gen.Elements(Enum.GetValues<IdeaStage>())
                    from actor in Gen.Elements(Enum.GetValues<Actor>())
                    from length in Gen.Frequency((6, Gen.Constant(40)), (1, Gen.Constant(39)), (1, Gen.Constant(0)))
                    from byMove in Gen.Frequency((1, Gen.Constant(true)), (2, Gen.Constant(false)))
                    from pipeline in Gen.Frequency((1, Gen.Constant(false)), (5, Gen.Constant(true)))
                    select new Try(pick, to, actor, length, byMove, pipeline);
        var walks = from beginning in beginnings
                    from count in Gen.Choose(2, 9)
                    from all in Gen.ArrayOf(tries, count)
                    select (beginning, all);
        return walks.ToArbitrary();
    }

    private async Task WalkAsync(Beginning beginning, Try[] tries)
    {
        var (idea, thread) = await DraftAsync(beginning);
        var model = new FunnelModel(beginning);
        var before = await SeeAsync(idea, thread);
        var since = before.LastEvent;
        foreach (var wanted in tries.Select(model.Steer))
        {
            var stage = model.Stage;
            var expected = model.Expect(wanted);
            var refusal = await TryAsync(idea, wanted);
            Assert.True(expected == refusal?.Key, $"{stage} → {wanted}: expected {expected ?? "success"}, got {refusal?.Key ?? "success"}");
            var after = await SeeAsync(idea, thread);
            if (expected is not null) Assert.Equal(before.Rows, after.Rows);
            else if (stage != model.Stage) made.Add((stage, model.Stage));
            before = after;
        }

        Agree(model, before, await HistoryAsync(idea, since));
    }

    private void Agree(FunnelModel model, Seen seen, (List<Step> Moves, List<IdeaMoved> Moved) kept)
    {
        var history = model.History.Select(move => new Step(move.From, move.To, cast[move.By].Id)).ToList();
        Assert.Equal(model.Stage, seen.Stage);
        Assert.Equal(history, kept.Moves);
        Assert.Equal(history, kept.Moved.Select(moved => new Step(moved.From, moved.To, moved.ById)));
        Assert.Equal(model.History.Select(move => move.Answered), kept.Moved.Select(moved => moved.Answered));
        Assert.All(kept.Moved, moved => Assert.Equal(kept.Moved[0].IdeaId, moved.IdeaId));
        Assert.Equal((model.Posts, model.Carried, model.Answered), (seen.Posts, seen.Forwards, seen.Answered));
    }

    private async Task<Refusal?> TryAsync(long idea, Try wanted)
    {
        var member = cast[wanted.By];
        var words = new string('w', wanted.Length);
        if (wanted is { ByMove: false, To: IdeaStage.Forwarded })
        {
            var group = wanted.By == Actor.OtherAmbassador ? portal.OtherClub : portal.Club;
            return (await portal.Do((ForwardIdea forward) => forward.By(member, idea, group.Slug, words))).Refusal;
        }

        if (wanted is { ByMove: false, To: IdeaStage.Open }) return (await portal.Do((PublishIdea publish) => publish.By(member, idea))).Refusal;
        if (wanted is { ByMove: false, To: IdeaStage.Withdrawn }) return (await portal.Do((WithdrawIdea withdraw) => withdraw.By(member, idea))).Refusal;
        var verdict = new Verdict(wanted.To, words, [portal.Marie.Handle], wanted.SaysPipeline ? false : null);
        return (await portal.Do((MoveIdea move) => move.By(member, idea, verdict))).Refusal;
    }

    /// <summary>Drafts come by the hundred; what a walk tries on them goes through the use cases alone.</summary>
    private async Task<(long Id, long Thread)> DraftAsync(Beginning beginning)
    {
        if (drafts.Count == 0) await WriteDraftsAsync(100);
        var draft = drafts.Dequeue();
        long? group = beginning.OfTheClub ? portal.Club.Id : null;
        var line = beginning.Undecided ? ProductLine.UndecidedId : portal.Storage.Id;
        await portal.Look(db =>
        {
            DateTime? escalated = beginning.Escalated ? db.Now : null;
            return db.Ideas.Where(row => row.Id == draft.Id).ExecuteUpdateAsync(set => set
                .SetProperty(row => row.GroupId, group).SetProperty(row => row.LineId, line).SetProperty(row => row.EscalatedAt, escalated));
        });
        return draft;
    }

    private async Task WriteDraftsAsync(int count)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CommunityDb>();
        // The forwards of walks before belong to quarters long past, each to its own, so that no group runs out.
        await db.Forwards.Where(row => row.Quarter > 0).ExecuteUpdateAsync(set => set.SetProperty(row => row.Quarter, row => -(int)row.Id));
        var ideas = Enumerable.Range(0, count).Select(_ => new Idea { AuthorId = portal.Omid.Id, LineId = portal.Storage.Id, CreatedAt = db.Now, TouchedAt = db.Now, StageSince = db.Now }).ToList();
        foreach (var idea in ideas) idea.Write(new IdeaDraft("A tray that clips under the plate", "We sweep parts into one box.", "A shallow tray that travels."));
        db.Ideas.AddRange(ideas);
        await db.SaveChangesAsync();
        var threads = ideas.ConvertAll(idea => new Community.Threads.Thread { Subject = SubjectKind.Idea, SubjectId = idea.Id });
        db.Threads.AddRange(threads);
        await db.SaveChangesAsync();
        foreach (var (idea, thread) in ideas.Zip(threads)) idea.ThreadId = thread.Id;
        await db.SaveChangesAsync();
        foreach (var (idea, thread) in ideas.Zip(threads)) drafts.Enqueue((idea.Id, thread.Id));
    }

    /// <summary>All rows that a move could touch, in one look.</summary>
    private Task<Seen> SeeAsync(long ideaId, long threadId) => portal.Look(async db =>
    {
        string[] kinds = [nameof(IdeaMoved), nameof(IdeaForwarded), nameof(IdeaPublished), nameof(VotesChanged)];
        var rows = await db.Ideas.AsNoTracking().Where(row => row.Id == ideaId).Select(idea => new
        {
            idea,
            LastSeq = db.Threads.Where(row => row.Id == threadId).Select(row => row.LastSeq).First(),
            LastChange = db.Threads.Where(row => row.Id == threadId).Select(row => row.LastChange).First(),
            Moves = db.StageMoves.Count(row => row.IdeaId == ideaId),
            Forwards = db.Forwards.Count(row => row.IdeaId == ideaId),
            Credits = db.Credits.Count(row => row.IdeaId == ideaId),
            Votes = db.Votes.Count(row => row.IdeaId == ideaId),
            Last = db.Events.Where(row => row.Id > lastEvent && kinds.Contains(row.Kind)).Max(row => (long?)row.Id) ?? lastEvent,
        }).FirstAsync();
        lastEvent = rows.Last;
        return new Seen(rows.idea.Stage, (int)rows.LastSeq, rows.Forwards, rows.idea.AnsweredAt is not null, rows.Last, JsonSerializer.Serialize(rows));
    });

    private Task<(List<Step> Moves, List<IdeaMoved> Moved)> HistoryAsync(long ideaId, long since) => portal.Look(async db =>
    {
        var moves = await db.StageMoves.Where(row => row.IdeaId == ideaId).OrderBy(row => row.Id).Select(row => new Step(row.From, row.To, row.ById)).ToListAsync();
        var moved = await db.Events.Where(row => row.Id > since && row.Kind == nameof(IdeaMoved)).OrderBy(row => row.Id).Select(row => row.Body).ToListAsync();
        return (moves, moved.ConvertAll(body => JsonSerializer.Deserialize<IdeaMoved>(body)!));
    });

    private sealed record Step(IdeaStage From, IdeaStage To, long ById);

    private sealed record Seen(IdeaStage Stage, int Posts, int Forwards, bool Answered, long LastEvent, string Rows);
}
