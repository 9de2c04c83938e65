using Community.Admin;
using Community.Browser;
using Community.Database;
using Community.Ideas;
using Community.Moderation;
using Community.Notifications;
using Community.Pictures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Community.Threads;

/// <summary>What others show arrives, changes and goes while one reads.</summary>
[Collection(Chrome.OneAtATime)]
public sealed class PushedPicturesTests : IAsyncLifetime
{
    private const string Arrived = "pictures => pictures.length > 0 && pictures.every(picture => picture.complete && picture.naturalWidth > 0)";
    private readonly string folder = TestPictures.NewFolder();
    private Portal portal = null!;
    private Idea idea = null!;

    public PushedPicturesTests()
    {
        Chrome.SkipWhereMissing();
        Assert.SkipUnless(TestDatabase.Provider == DatabaseProvider.Sqlite, "What a browser does with pictures is the same on every database.");
    }

    public async ValueTask InitializeAsync()
    {
        portal = await Portal.WithCastAsync(("Limits:Off", "true"));
        idea = await portal.NewIdeaAsync(portal.Omid);
    }

    public async ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        if (portal is not null) await portal.DisposeAsync();
    }

    [Fact]
    public async Task Who_reads_gets_the_pictures_of_a_new_post_looks_at_them_by_keys_and_sees_them_go()
    {
        await using var visitor = await Chrome.Open(portal.Address);
        var page = visitor.Page;
        await page.GotoAsync($"/ideas/{idea.Id}");

        var three = await ShowAsync("Three sides of it, so that nobody has to guess.", await TakeAsync(3));
        await ArrivedAsync(page, three, 3);
        await page.Locator($"{Pictures(three)} a").First.PressAsync("Enter");
        var viewer = page.Locator("#thread dialog.viewer");
        await Assertions.Expect(viewer.Locator(".words")).ToHaveTextAsync("Side 1");
        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(viewer.Locator(".place")).ToHaveTextAsync("Picture 2 of 3");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator($"{Pictures(three)} a").Nth(1)).ToBeFocusedAsync();

        await ShowAsync("One is enough here.", await TakeAsync(1));
        await ShowAsync("From the front and from behind.", await TakeAsync(2));
        await ArrivedAsync(page, await ShowAsync("And all the way round.", await TakeAsync(4)), 4);
        await page.EvaluateAsync("document.querySelectorAll('.post-pictures img').forEach(picture => picture.loading = 'eager')");
        await Axe.Check(page);
        await Screens.Shoot(page, "thread-with-pictures");

        // One of them is put better, the other is hidden: whoever reads has the one at its address of now, and none of the other.
        await page.ReloadAsync();
        await portal.Do((EditPost edit) => edit.By(portal.Marie, idea.ThreadId, three, "Two sides of it.", pictures: []));
        await Assertions.Expect(page.Locator(Pictures(three))).ToHaveCountAsync(0);
        var post = await portal.Look(db => db.Posts.Where(row => row.ThreadId == idea.ThreadId && row.Seq == three + 1).Select(row => row.Id).SingleAsync());
        await DecideAsync(post, DecisionKind.Hide);
        await Assertions.Expect(page.Locator(Pictures(three + 1))).ToHaveCountAsync(0);
        await DecideAsync(post, DecisionKind.Restore);
        await ArrivedAsync(page, three + 1, 1);
    }

    private string Pictures(long seq) => $"#post-{idea.ThreadId}-{seq} .post-pictures";

    private async Task ArrivedAsync(IPage page, long seq, int count)
    {
        var pictures = page.Locator($"{Pictures(seq)} img:not(.meanwhile)");
        await Assertions.Expect(pictures).ToHaveCountAsync(count);
        await pictures.First.ScrollIntoViewIfNeededAsync();
        await Soon.HoldsAsync(() => pictures.EvaluateAllAsync<bool>(Arrived));
    }

    private async Task<long> ShowAsync(string words, IReadOnlyList<ChosenPicture> pictures)
    {
        var placed = await portal.Do((PlacePost place) => place.By(portal.Marie, idea.ThreadId, words, pictures: pictures));
        Assert.Null(placed.Refusal);
        return placed.Value.Seq;
    }

    private async Task<IReadOnlyList<ChosenPicture>> TakeAsync(int count)
    {
        var chosen = new List<ChosenPicture>();
        var model = BrickModels.Make("house", BrickColour.Of("c97b4a"), BrickColour.Of("3a3d42"), BrickColour.Of("e0a030"), 2);
        foreach (var turn in Enum.GetValues<BrickTurn>().Take(count))
        {
            var file = Path.Combine(folder, $"{Guid.NewGuid():N}.png");
            await File.WriteAllBytesAsync(file, BrickPhoto.Take(model, turn, BrickColour.Of("dfe6ea"), 1));
            var kept = await portal.Do((Darkroom darkroom) => darkroom.DevelopAsync(portal.Marie, null, file));
            chosen.Add(new ChosenPicture(kept.Value.Id, $"Side {chosen.Count + 1}"));
        }

        return chosen;
    }

    private async Task DecideAsync(long post, DecisionKind kind)
    {
        if (kind == DecisionKind.Hide) Assert.True((await portal.Do((ReportContent report) => report.By(portal.Aylin, SubjectKind.Post, post, ReportGround.Unkind, ""))).Succeeded);
        var asked = await portal.Look(db => db.Reports.Where(row => row.Subject == SubjectKind.Post && row.SubjectId == post).MaxAsync(row => row.Id));
        Assert.Null((await portal.Do((DecideReport decide) => decide.By(portal.Line, asked, kind, "It was looked at with care."))).Refusal);
    }
}
