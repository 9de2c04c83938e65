using Community.Browser;
using Community.Ideas;
using Community.Members;
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
        await priya.Page.Keyboard.PressAsync("m");
        await Assertions.Expect(ticket.Locator(".entry").First).ToBeFocusedAsync();
        await priya.Page.Keyboard.PressAsync("Tab");
        await priya.Page.Keyboard.PressAsync("Enter");
        var words = priya.Page.Locator("#sheet-dialog textarea");
        await Assertions.Expect(words).ToBeFocusedAsync();

        await priya.Page.Keyboard.TypeAsync("Too short.");
        await priya.Page.EvaluateAsync("document.querySelector('#sheet-dialog form').noValidate = true");
        await priya.Page.Locator("#sheet-dialog .btn-ember").PressAsync("Enter");
        await Assertions.Expect(priya.Page.Locator("#sheet-dialog .field-error")).ToContainTextAsync("between 40");
        await Assertions.Expect(words).ToHaveValueAsync("Too short.");
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
        await priya.Page.Keyboard.PressAsync("m");
        await priya.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(words).ToBeFocusedAsync();
        await portal.Move(portal.Admin, idea.Id, IdeaStage.Planned);
        await Assertions.Expect(priya.Page.Locator($"#lane-Planned #ticket-{idea.Id}")).ToBeAttachedAsync();
        await Assertions.Expect(words).ToBeFocusedAsync();
        await priya.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(ticket).ToBeFocusedAsync();
    }

    private async Task<ChromeWindow> OpenAsync(Member member)
    {
        var window = await Chrome.Open(portal.Address);
        await portal.EnterAsync(window.Context, member);
        await window.Page.GotoAsync("/board");
        return window;
    }
}
