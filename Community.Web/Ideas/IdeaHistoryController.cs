using Community.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;

namespace Community.Ideas;

/// <summary>One save as its page shows it: the words compared with those before.</summary>
/// <param name="Before">Null for the first.</param>
public sealed record VersionEntry(IdeaVersion Version, IdeaVersion? Before)
{
    public IReadOnlyList<TextPart> Title => Compare(Before?.Title, Version.Title);

    public IReadOnlyList<TextPart> Today => Compare(Before?.Today, Version.Today);

    public IReadOnlyList<TextPart> Better => Compare(Before?.Better, Version.Better);

    private static IReadOnlyList<TextPart> Compare(string? before, string after) =>
        before is null ? [new TextPart(TextChange.Same, after)] : before == after ? [] : TextChanges.Of(before, after);
}

public sealed record IdeaHistoryPage(long Id, string IdeaTitle, string Slug, IReadOnlyList<VersionEntry> Entries, long? Next);

/// <summary>How an idea came to say what it says.</summary>
[Route("ideas/{id:long}/history")]
public sealed class IdeaHistoryController(CommunityDb db) : PortalController
{
    [HttpGet(""), OutputCache(PolicyName = VisitorPages.Policy)]
    public async Task<IActionResult> Index(long id, long after = long.MaxValue)
    {
        var idea = await db.Ideas.VisibleTo(Me).Where(row => row.Id == id && row.Stage != IdeaStage.Draft).Select(row => new { row.Title, row.Slug }).FirstOrDefaultAsync(Stop);
        if (idea is null) return Refused(Refusal.NotFound);
        var versions = await db.VersionsAsync(id, after, Stop);
        var entries = versions.Take(IdeaHistory.PageSize).Select((version, at) => new VersionEntry(version, versions.ElementAtOrDefault(at + 1))).ToList();
        return View("History", new IdeaHistoryPage(id, idea.Title, idea.Slug, entries, versions.Count > IdeaHistory.PageSize ? versions[^1].Version : null));
    }
}
