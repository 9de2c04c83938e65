using System.Globalization;
using Community.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;

namespace Community.Builds;

/// <summary>The builds that the community team chose, a week each.</summary>
[Route("builds/features")]
public sealed class FeaturesController(CommunityDb db) : PortalController
{
    private const int PageSize = 12;

    [HttpGet(""), OutputCache(PolicyName = VisitorPages.Policy)]
    public async Task<IActionResult> Index(string? after)
    {
        HttpContext.Shows(VisitorPages.Builds);
        var (features, next) = await db.FeaturesUntilNowAsync(FeatureWeek.Read(after)?.Key, PageSize, Stop);
        return View("Features", new FeaturesPage(features, next is { } week ? FeatureWeek.OfKey(week) : null, after is not null, FeatureWeek.Of(db.Now)));
    }
}

/// <summary>Choosing a build for a week, and taking that back: one press on its page.</summary>
[Route("builds/{id:long}/feature")]
public sealed class BuildFeaturesController(Formats formats, BuildShows shows, FeatureBuild feature, TakeBackFeature takeBack) : PortalController
{
    /// <summary>Where somebody lands who had to sign in between the press and the choice.</summary>
    [HttpGet("")]
    public IActionResult Show(long id) => SeeOther(Page(id));

    [HttpPut("")]
    public async Task<IActionResult> Choose(long id, string? week)
    {
        var chosen = FeatureWeek.Read(week) is { } read ? await feature.By(Me, id, read, Stop) : BuildRefusals.NoSuchWeek;
        return await Answer(chosen, value => Told(id, Words.Of("Builds.Feature.ChosenFor", formats.Day(FeatureWeek.OfKey(value.Week).Monday))), () => AgainAsync(id, week));
    }

    [HttpDelete("")]
    public async Task<IActionResult> TakeBack(long id) => await Answer(await takeBack.By(Me, id, Stop), _ => Told(id, Words.Of("Builds.Feature.WasTakenBack")));

    /// <summary>The page of the build with the sentence beside the week; whoever may not choose at all has no such page.</summary>
    private async Task<IActionResult> AgainAsync(long id, string? week)
    {
        if (Me is null) return Refused(Refusal.SignInFirst);
        if (await shows.ShowAsync(id, Me, week, Stop) is not { } page) return Refused(Refusal.NotFound);
        return page.Desk is null ? Refused(Me.Standing.FeaturesBuilds ? BuildRefusals.FeatureIsForAll : BuildRefusals.OnlyTeamFeatures) : View("Show", page);
    }

    private IActionResult Told(long id, string sentence)
    {
        TempData["Flash"] = sentence;
        return SeeOther(Page(id));
    }

    private static string Page(long id) => string.Create(CultureInfo.InvariantCulture, $"/builds/{id}");
}
