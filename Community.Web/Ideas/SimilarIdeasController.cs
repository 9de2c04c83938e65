using Community.Platform;
using Community.Text;
using Microsoft.AspNetCore.Mvc;

namespace Community.Ideas;

/// <summary>Ideas that may be the one a title is about to ask for.</summary>
/// <param name="Ideas">The likest first.</param>
/// <param name="Voted">Those that hold a vote of the reader's.</param>
public sealed record SimilarPage(IReadOnlyList<SimilarIdea> Ideas, IReadOnlySet<long> Voted);

/// <summary>Looks, while a title is typed, whether others have said it before.</summary>
[Route("ideas/similar")]
public sealed class SimilarIdeasController(CommunityDb db) : PortalController
{
    private const int Shown = 4;
    private const int Longest = IdeaSizes.TitleMaximum;

    [HttpGet("")]
    public async Task<IActionResult> Index(string? title, long? except)
    {
        var line = CleanText.Line(title);
        var ideas = await db.SimilarAsync(line[..Math.Min(line.Length, Longest)], Shown, except, Stop);
        return PartialView("_Similar", new SimilarPage(ideas, await db.VotedAsync(Me, ideas.Select(idea => idea.Id), Stop)));
    }
}
