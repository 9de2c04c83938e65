using Community.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Community.Style;

/// <summary>The living page of style: every part, and the pages they make, for those who build them.</summary>
[Route("style")]
public sealed class StyleController(IHostEnvironment environment) : Controller
{
    [HttpGet("{page:regex(^(idea|ideas|board|group|desk|groups|home|inbox|door|form|roadmap|reports|error)$)?}")]
    public IActionResult Show(string page = "index")
    {
        if (!environment.IsDevelopment()) return NotFound();
        HttpContext.Features.Set(new Viewer(7, "Marie Jensen", "marie", Unread: 3, Board: true, Moderates: true, Administers: true));
        if (page == "form") ModelState.AddModelError(nameof(StyleForm.Better), "Say a little more: at least 10 characters.");
        return View(char.ToUpperInvariant(page[0]) + page[1..], new StyleForm());
    }
}
