using Community.Members;
using Microsoft.EntityFrameworkCore;

namespace Community.Ideas;

/// <summary>Every order of the list against a model that sorts all ideas in memory, walked page by page.</summary>
public sealed class IdeaListTests : IAsyncLifetime
{
    private static readonly IdeaStage[] Stages = Enum.GetValues<IdeaStage>();

    private Portal portal = null!;

    public async ValueTask InitializeAsync() => portal = await Portal.WithCastAsync();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Every_order_and_filter_is_what_a_model_says_page_by_page(int seed)
    {
        var all = await ScatterAsync(new Random(seed));
        var listed = all.Where(idea => IdeaStages.Listed.Contains(idea.Stage) && idea.HiddenAt is null).ToList();

        await AgreesAsync(new(IdeaOrder.New), listed.OrderByDescending(idea => idea.PublishedAt).ThenByDescending(idea => idea.Id));
        await AgreesAsync(new(IdeaOrder.Votes), listed.OrderByDescending(idea => idea.VoteCount).ThenByDescending(idea => idea.Id));
        await AgreesAsync(new(IdeaOrder.Rising), listed.OrderByDescending(idea => idea.Rising ?? long.MinValue).ThenByDescending(idea => idea.Id));
        await AgreesAsync(new(IdeaOrder.Rising, [IdeaStage.Open]), listed.Where(idea => idea.Stage == IdeaStage.Open).OrderByDescending(idea => idea.Rising ?? long.MinValue).ThenByDescending(idea => idea.Id));
        await AgreesAsync(
            new(IdeaOrder.Votes, [IdeaStage.Open, IdeaStage.Planned], Group: "oresund", Language: "da"),
            listed.Where(idea => idea.Stage is IdeaStage.Open or IdeaStage.Planned && idea.GroupId == portal.Club.Id && idea.Language == "da").OrderByDescending(idea => idea.VoteCount).ThenByDescending(idea => idea.Id));
        await AgreesAsync(new(IdeaOrder.NeedsYou), await NeedingAsync(listed), portal.Karim);
        await AgreesAsync(new(IdeaOrder.New, Group: "nowhere"), []);
        await AgreesAsync(new(IdeaOrder.NeedsYou), []);
        var counts = await portal.Look(db => db.CountByStageAsync(new IdeaFilter(Stages: [IdeaStage.Open])));
        Assert.Equal(listed.GroupBy(idea => idea.Stage).ToDictionary(stage => stage.Key, stage => stage.Count()), counts);
    }

    [Theory]
    [InlineData("zzz")]
    [InlineData("MC4xLjI.")]
    [InlineData("OTkuMS4y")]
    [InlineData("MC45OTk5OTk5OTk5OTk5OTk5OTk5OS4y")]
    public async Task A_place_nobody_gave_out_does_no_harm(string after)
    {
        foreach (var order in Enum.GetValues<IdeaOrder>()) await portal.Look(db => db.ListIdeasAsync(new IdeaFilter(order, After: after), portal.Karim));
    }

    [Fact]
    public async Task Words_in_any_script_are_found_and_exact_spelling_comes_first()
    {
        var (danish, folded) = (await portal.NewIdeaAsync(portal.Omid, "Løse hjørner på æsken"), await portal.NewIdeaAsync(portal.Omid, "Lose corners of the aesken"));
        var persian = await portal.NewIdeaAsync(portal.Omid, "جعبه‌ی کوچک برای قطعه‌ها");
        var chinese = await portal.NewIdeaAsync(portal.Omid, "可以旋转的说明书放在手机上");
        // More votes do not carry a mere resemblance before the word itself.
        await portal.Do((VoteForIdea vote) => vote.By(portal.Marie, folded.Id));

        Assert.Equal([danish.Id, folded.Id], await FindAsync("LØSE"));
        Assert.Equal([danish.Id, folded.Id], (await FindAsync("lose")).Order());
        Assert.Equal([danish.Id], await FindAsync("hjorn"));
        Assert.Equal([persian.Id], await FindAsync("جعبه‌ي كوچك"));
        Assert.Equal([chinese.Id], await FindAsync("旋转"));
        Assert.Equal([chinese.Id], await FindAsync("说明书"));
        Assert.Empty(await FindAsync("\"*) OR ("));
        Assert.Empty(await FindAsync("'&|!:"));
        Assert.Empty(await FindAsync("tram"));
    }

    [Fact]
    public async Task What_resembles_a_title_is_found_by_its_words_the_likest_first()
    {
        var tray = await portal.NewIdeaAsync(portal.Omid, "A sorting tray under every baseplate");
        var box = await portal.NewIdeaAsync(portal.Omid, "A sorting box for small parts");
        await portal.NewIdeaAsync(portal.Omid, "Braille on element bags");
        var withdrawn = await portal.NewIdeaAsync(portal.Omid, "Sorting trays that stack");
        await portal.Do((Funnel.WithdrawIdea withdraw) => withdraw.By(portal.Omid, withdrawn.Id));

        Assert.Equal([tray.Id, box.Id], await LikeAsync("Sorting trays for the baseplate"));
        Assert.Equal([tray.Id], await LikeAsync("baseplates"));
        Assert.Empty(await LikeAsync("the"));
        Assert.Empty(await LikeAsync(""));

        async Task<IEnumerable<long>> LikeAsync(string title) => (await portal.Look(db => db.SimilarAsync(title, 4))).Select(idea => idea.Id);
    }

    private async Task<IEnumerable<long>> FindAsync(string query) =>
        (await portal.Look(db => db.ListIdeasAsync(new IdeaFilter(IdeaOrder.Votes, Query: query), null))).Cards.Select(card => card.Id);

    private async Task AgreesAsync(IdeaFilter filter, IEnumerable<Idea> expected, Member? member = null)
    {
        var walked = new List<long>();
        for (string? after = null; ;)
        {
            var page = await portal.Look(db => db.ListIdeasAsync(filter with { After = after }, member, take: 7));
            walked.AddRange(page.Cards.Select(card => card.Id));
            if (page.Next is null) break;
            Assert.Equal(7, page.Cards.Count);
            after = page.Next;
        }

        Assert.Equal(expected.Select(idea => idea.Id), walked);
    }

    private async Task<IEnumerable<Idea>> NeedingAsync(List<Idea> listed)
    {
        var now = portal.Clock.GetUtcNow().UtcDateTime;
        var talked = await portal.Look(db => db.Threads.Where(thread => thread.LastPostAt != null).ToDictionaryAsync(thread => thread.Id, thread => thread.LastPostAt!.Value));
        var voted = await portal.Look(db => db.Votes.Where(vote => vote.MemberId == portal.Karim.Id).Select(vote => vote.IdeaId).ToListAsync());
        return listed.Where(idea => idea.Stage == IdeaStage.Open && idea.VoteCount < 25 && idea.AuthorId != portal.Karim.Id && !voted.Contains(idea.Id)
            && (idea.GroupId == portal.Club.Id || idea.Language == "en") && !(talked.TryGetValue(idea.ThreadId, out var at) && at > now.AddDays(-7)))
            .OrderBy(idea => idea.VoteCount).ThenBy(idea => idea.Id);
    }

    /// <summary>Few different values, so that most have equals across the seams of pages.</summary>
    private async Task<List<Idea>> ScatterAsync(Random random)
    {
        var start = new DateTime(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc);
        await portal.Look(async db =>
        {
            for (var number = 0; number < 90; number++)
            {
                var thread = new Threads.Thread { Subject = Notifications.SubjectKind.Idea, SubjectId = -number, LastPostAt = random.Next(3) switch { 0 => null, 1 => db.Now.AddDays(-1), _ => db.Now.AddDays(-30) } };
                db.Threads.Add(thread);
                await db.SaveChangesAsync();
                var stage = Stages[random.Next(Stages.Length)];
                if (random.Next(2) == 0) stage = IdeaStage.Open;
                var idea = new Idea
                {
                    Title = $"Idea number {number}",
                    Stage = stage,
                    AuthorId = random.Next(5) == 0 ? portal.Karim.Id : portal.Omid.Id,
                    LineId = portal.Storage.Id,
                    ThreadId = thread.Id,
                    Language = random.Next(2) == 0 ? "da" : "en",
                    GroupId = random.Next(3) == 0 ? portal.Club.Id : null,
                    VoteCount = random.Next(6) * 7,
                    Rising = random.Next(4) == 0 ? null : random.Next(-3, 4),
                    PublishedAt = start.AddMinutes(random.Next(8)),
                    HiddenAt = random.Next(10) == 0 ? start : null,
                };
                db.Ideas.Add(idea);
                await db.SaveChangesAsync();
                if (random.Next(4) == 0) db.Votes.Add(new Vote { IdeaId = idea.Id, MemberId = portal.Karim.Id, At = start, K = 1 });
            }

            return await db.SaveChangesAsync();
        });
        return await portal.Look(db => db.Ideas.AsNoTracking().ToListAsync());
    }
}
