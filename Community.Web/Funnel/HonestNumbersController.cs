using Community.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Options;

namespace Community.Funnel;

/// <summary>How the company keeps its word: public, the same for everyone, and not only the figures that flatter.</summary>
[Route("honest-numbers")]
public sealed class HonestNumbersController(CommunityDb db, IOptions<FunnelSettings> settings) : PortalController
{
    [HttpGet(""), OutputCache(PolicyName = VisitorPages.Policy)]
    public async Task<IActionResult> Index() => View("HonestNumbers", new HonestPage(await db.HonestNumbersAsync(Stop), settings.Value.AnswerWithinDays));
}

/// <summary>The figures, and the promise they are held against.</summary>
/// <param name="Numbers">The figures.</param>
/// <param name="Promise">Days of 24 hours.</param>
public sealed record HonestPage(HonestNumbers Numbers, int Promise)
{
    /// <summary>Where the columns of the days to an answer end: quarters of the promise, then beyond it.</summary>
    public IReadOnlyList<(double Over, double UpTo)> Reaches =>
        [(-1, Promise * 0.25), (Promise * 0.25, Promise * 0.5), (Promise * 0.5, Promise), (Promise, Promise * 1.5), (Promise * 1.5, double.MaxValue)];
}
