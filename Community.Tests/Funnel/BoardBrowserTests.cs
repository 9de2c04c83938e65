using Community.Browser;
using Community.Ideas;
using Community.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Community.Funnel;

[Collection(Chrome.OneAtATime)]
public sealed class BoardBrowserTests : IAsyncLifetime
{
    private Portal portal = null!;

    public async ValueTask InitializeAsync()
    {
        Chrome.SkipWhereMissing();
        portal = await Portal.WithCastAsync();
    }

    public ValueTask DisposeAsync() => portal is null ? ValueTask.CompletedTask : portal.DisposeAsync();

    [Fact]
    public async Task An_answer_is_written_from_the_board_by_keyboard_and_another_window_sees_it_arrive()
    {
        var idea = await portal.ForwardedIdeaAsync();
        var other = await portal.ForwardedIdeaAsync("A box that stacks on itself");
        await using var priya = await OpenAsync(portal.Priya);
        await using var admin = await OpenAsync(portal.Admin);
        await Assertions.Expect(admin.Page.Locator("[data-presence-target=count]")).ToContainTextAsync("2 people");

        var ticket = priya.Page.Locator($"#ticket-{idea.Id}");
        await ticket.FocusAsync();
        await priya.Page.Keyboard.PressAsync("ArrowDown");
        await priya.Page.Keyboard.PressAsync("ArrowUp");
        await Assertions.Expect(ticket).ToBeFocusedAsync();
        await OpenWaysAsync(priya.Page, ticket);
        await priya.Page.Keyboard.PressAsync("Tab");
        await priya.Page.Keyboard.PressAsync("Enter");
        var words = priya.Page.Locator("#sheet-dialog textarea");
        await Assertions.Expect(words).ToBeFocusedAsync();

        await priya.Page.Keyboard.TypeAsync("Too short.");
        await priya.Page.EvaluateAsync("document.querySelector('#sheet-dialog form').noValidate = true");
        await priya.Page.Locator("#sheet-dialog .btn-ember").PressAsync("Enter");
        await Assertions.Expect(priya.Page.Locator("#sheet-dialog .field-error")).ToContainTextAsync("between 40");
        await Assertions.Expect(words).ToHaveValueAsync("Too short.");
        // Turbo gives the field its focus a frame after it drew it: a key that is pressed between the two would go there.
        await Assertions.Expect(words).ToBeFocusedAsync();
        Assert.Equal(IdeaStage.Forwarded, (await portal.IdeaAsync(idea.Id)).Stage);

        await words.FillAsync(Passage.Words);
        await priya.Page.Locator("#sheet-dialog .btn-ember").PressAsync("Enter");

        await Assertions.Expect(admin.Page.Locator($"#lane-Shaping #ticket-{idea.Id}")).ToBeVisibleAsync();
        await Assertions.Expect(priya.Page.Locator($"#lane-Shaping #ticket-{idea.Id}")).ToBeVisibleAsync();
        await Assertions.Expect(priya.Page.Locator("#sheet-dialog")).ToBeHiddenAsync();
        await Assertions.Expect(ticket).ToBeFocusedAsync();

        // Others go on: neither their moves nor a move of this very ticket behind an open sheet takes the place away.
        await portal.Move(portal.Admin, other.Id, IdeaStage.InReview, "");
        await Assertions.Expect(priya.Page.Locator($"#lane-InReview #ticket-{other.Id}")).ToBeVisibleAsync();
        await Assertions.Expect(ticket).ToBeFocusedAsync();
        await OpenWaysAsync(priya.Page, ticket);
        await priya.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(words).ToBeFocusedAsync();
        await portal.Move(portal.Admin, idea.Id, IdeaStage.Planned);
        await Assertions.Expect(priya.Page.Locator($"#lane-Planned #ticket-{idea.Id}")).ToBeAttachedAsync();
        await Assertions.Expect(words).ToBeFocusedAsync();
        await priya.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(ticket).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_ticket_is_dragged_to_where_it_may_go_and_several_are_chosen_and_answered_together()
    {
        var (tray, box, bag) = (await portal.ForwardedIdeaAsync(), await portal.ForwardedIdeaAsync("A box that stacks on itself"), await portal.ForwardedIdeaAsync("A bag with a window in it"));
        await using var priya = await OpenAsync(portal.Priya);
        var page = priya.Page;
        var sheet = page.Locator("#sheet-dialog");

        // A drop opens the sheet with the lane chosen; while it is open others' moves arrive and the ticket stays; leaving puts it back.
        await DragAsync(page, tray, "#lane-Shaping");
        await Assertions.Expect(sheet.Locator("textarea")).ToBeFocusedAsync();
        await Assertions.Expect(sheet.Locator("input[name=To]")).ToHaveValueAsync("Shaping");
        await portal.Move(portal.Admin, bag.Id, IdeaStage.Planned);
        await Assertions.Expect(page.Locator($"#lane-Planned #ticket-{bag.Id}")).ToBeAttachedAsync();
        await Assertions.Expect(page.Locator($"#lane-Shaping #ticket-{tray.Id}")).ToBeAttachedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator($"#lane-Forwarded #ticket-{tray.Id}")).ToBeVisibleAsync();
        Assert.Equal(IdeaStage.Forwarded, (await portal.IdeaAsync(tray.Id)).Stage);

        // A lane that may not have it does not take it; one that asks for nothing takes it at once, and a no puts it back and says why.
        await DragAsync(page, tray, "#lane-Launched", taken: false);
        await Assertions.Expect(page.Locator($"#lane-Forwarded #ticket-{tray.Id}")).ToBeVisibleAsync();
        await Assertions.Expect(sheet).ToBeHiddenAsync();
        await DragAsync(page, tray, "#lane-InReview");
        await Assertions.Expect(page.Locator("#flashes")).ToContainTextAsync("In review");
        Assert.Equal((IdeaStage.InReview, portal.Priya.Id), ((await portal.IdeaAsync(tray.Id)).Stage, (await portal.IdeaAsync(tray.Id)).OwnerId));
        await portal.Look(db => db.LineManagers.Where(row => row.MemberId == portal.Priya.Id).ExecuteDeleteAsync());
        await DragAsync(page, box, "#lane-InReview");
        await Assertions.Expect(sheet.GetByRole(AriaRole.Alert)).ToContainTextAsync("Only the product managers");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator($"#lane-Forwarded #ticket-{box.Id}")).ToBeVisibleAsync();
        await portal.Look(async db =>
        {
            db.LineManagers.Add(new Admin.LineManager { MemberId = portal.Priya.Id, LineId = portal.Storage.Id, Since = db.Now });
            return await db.SaveChangesAsync();
        });

        // By keyboard: x chooses, m leads to where they go. A choice lives through what others do.
        var third = await portal.ForwardedIdeaAsync("A lid for the tray in the club");
        await Assertions.Expect(page.Locator($"#ticket-{third.Id}")).ToBeVisibleAsync();
        await page.Locator($"#ticket-{box.Id}").FocusAsync();
        await page.Keyboard.PressAsync("x");
        await page.Locator($"#choose-{third.Id}").ClickAsync(new() { Modifiers = [KeyboardModifier.Shift] });
        await Assertions.Expect(page.Locator("#handful")).ToContainTextAsync("2 chosen");
        await portal.Move(portal.Admin, tray.Id, IdeaStage.Planned);
        await Assertions.Expect(page.Locator($"#lane-Planned #ticket-{tray.Id}")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator($"#choose-{box.Id}")).ToBeCheckedAsync();
        await page.Locator($"#ticket-{box.Id}").FocusAsync();
        await page.Keyboard.PressAsync("m");
        await Assertions.Expect(page.Locator("#handful button[value=InReview]")).ToBeFocusedAsync();
        await page.Locator("#handful button[value=NotNow]").PressAsync("Enter");
        await sheet.Locator("textarea").FillAsync(Passage.Words);
        await sheet.Locator(".btn-ember").PressAsync("Enter");
        await Assertions.Expect(page.Locator("#flashes")).ToContainTextAsync("2 ideas are now here");
        await Assertions.Expect(page.Locator("#handful")).ToBeHiddenAsync();
        Assert.Equal((IdeaStage.NotNow, IdeaStage.NotNow), ((await portal.IdeaAsync(box.Id)).Stage, (await portal.IdeaAsync(third.Id)).Stage));
    }

    private static async Task OpenWaysAsync(IPage page, ILocator ticket)
    {
        await page.Keyboard.PressAsync("m");
        await Assertions.Expect(ticket.Locator(".entry").First).ToBeFocusedAsync();
    }

    /// <summary>Where it lies. A push may draw the board anew between the look for it and the measuring.</summary>
    private static async Task<LocatorBoundingBoxResult> PlaceAsync(ILocator part)
    {
        LocatorBoundingBoxResult? place = null;
        await Soon.HoldsAsync(async () => (place = await part.BoundingBoxAsync()) is not null);
        return place!;
    }

    private static async Task DragAsync(IPage page, Idea idea, string lane, bool taken = true)
    {
        // Who drags before the script is here selects words.
        await page.WaitForFunctionAsync("id => Object.keys(document.getElementById(id).closest('ul')).some(key => key.startsWith('Sortable'))", $"ticket-{idea.Id}");
        var from = await PlaceAsync(page.Locator($"#ticket-{idea.Id} .base"));
        var to = await PlaceAsync(page.Locator($"{lane} ul").First);
        await page.Mouse.MoveAsync(from.X + 20, from.Y + 10);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(from.X + 40, from.Y + 20, new() { Steps = 4 });
        var (x, y, moved) = (to.X + (to.Width / 2), to.Y + 30, 0);
        await page.Mouse.MoveAsync(x, y, new() { Steps = 8 });
        // The hand is followed twenty times a second, but not while other tickets make room; and no hand is quite still.
        if (taken) await Soon.HoldsAsync(async () => await page.Locator($"{lane} .landing").CountAsync() > 0 || await MoveAsync(page, x + (++moved % 2), y));
        else await page.WaitForTimeoutAsync(150);
        await page.Mouse.UpAsync();
    }

    private static async Task<bool> MoveAsync(IPage page, float x, float y)
    {
        await page.Mouse.MoveAsync(x, y);
        return false;
    }

    private async Task<ChromeWindow> OpenAsync(Member member)
    {
        var window = await Chrome.Open(portal.Address);
        await portal.EnterAsync(window.Context, member);
        await window.Page.GotoAsync("/board");
        return window;
    }
}
