using Community.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Community.Style;

/// <summary>The living page of style: every part of a page, for those who build them.</summary>
[Route("style")]
public sealed class StyleController(IHostEnvironment environment) : Controller
{
    [HttpGet("")]
    public IActionResult Show()
    {
        if (!environment.IsDevelopment()) return NotFound();
        HttpContext.Features.Set(new Viewer(7, "Marie Jensen", "marie", Unread: 3, Board: true, Moderates: true, Administers: true));
        ModelState.AddModelError(nameof(StyleForm.Better), "Say a little more: at least 10 characters.");
        return View("Index", new StyleForm());
    }
}
