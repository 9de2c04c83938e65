using Community.Platform;
using Microsoft.AspNetCore.Mvc;

namespace Community.Funnel;

/// <summary>Views of the board that somebody keeps under names of their own: saving, renaming, forgetting.</summary>
[Route("board/views")]
public sealed class BoardViewsController(CommunityDb db, SaveView save, RenameView rename, ForgetView forget) : PortalController
{
    private const string List = "/board/views";

    [HttpGet("")]
    public async Task<IActionResult> Index() => BoardQueries.RefusesBoardTo(Me) is { } refusal ? Refused(refusal) : await ListAsync();

    [HttpGet("new")]
    public IActionResult New(BoardView view) => BoardQueries.RefusesBoardTo(Me) is { } refusal ? Refused(refusal) : View("NewView", new NewView(view.Clean(), ""));

    [HttpPost("")]
    public async Task<IActionResult> Create(BoardView view, string? name) => await Answer(await save.By(Me, name ?? "", view, Stop), saved =>
    {
        TempData["Flash"] = Words.Of("Funnel.View.Saved", saved.Name);
        return SeeOther(saved.View.Address());
    }, Me?.Standing.SeesBoard == true ? () => Task.FromResult<IActionResult>(View("NewView", new NewView(view.Clean(), name ?? ""))) : null);

    [HttpPut("{id:long}")]
    public async Task<IActionResult> Rename(long id, string? name) =>
        await Answer(await rename.By(Me, id, name ?? "", Stop), _ => SeeOther(List), () => ListAsync(id, name));

    [HttpDelete("{id:long}")]
    public async Task<IActionResult> Forget(long id) => await Answer(await forget.By(Me, id, Stop), _ =>
    {
        TempData["Flash"] = Words.Of("Funnel.View.Forgotten");
        return SeeOther(List);
    });

    private async Task<IActionResult> ListAsync(long? id = null, string? typed = null) => View("Views", new ViewsPage(await db.ViewsOfAsync(Me!, Stop), id, typed ?? ""));
}

/// <summary>A view about to be saved, and the name that was typed.</summary>
public sealed record NewView(BoardView View, string Name);

/// <summary>One's saved views; the refused name stays in the field of its view.</summary>
public sealed record ViewsPage(IReadOnlyList<NamedView> Views, long? Refused, string Typed);
