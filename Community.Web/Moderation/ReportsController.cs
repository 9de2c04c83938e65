using Community.Notifications;
using Community.Platform;
using Community.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Community.Moderation;

/// <summary>Reporting an idea, a build or a post, and asking with the receipt what became of it.</summary>
[Route("reports")]
public sealed class ReportsController(CommunityDb db, ReportContent report, FragmentRenderer fragments) : PortalController
{
    [HttpGet("new")]
    public Task<IActionResult> New(SubjectKind subject, long id) => FormAsync(new ReportForm { Subject = subject, SubjectId = id });

    [HttpPost(""), Once, EnableRateLimiting(Limits.Accounts)]
    public async Task<IActionResult> Create(ReportForm form)
    {
        var outcome = await report.By(Me, form.Subject, form.SubjectId, form.Ground, form.Note ?? "", Stop);
        // Over a thread one stays where one was; a visitor needs the receipt, which a passing word would not leave.
        if (outcome.Succeeded && Me is not null && WantsStreams) return TurboStreams.Result(await ThankAsync(outcome.Value));
        return await Answer(outcome, made => SeeOther($"/reports/{made.Receipt}"), () => FormAsync(form));
    }

    [HttpGet("{receipt}")]
    public async Task<IActionResult> Show(string receipt) => await db.FateOfAsync(receipt, Stop) is { } fate ? View("Fate", fate) : Refused(Refusal.NotFound);

    private async Task<IActionResult> FormAsync(ReportForm form)
    {
        (form.About, form.SignedIn) = (await db.ReportableAsync(Me, form.Subject, form.SubjectId, Stop), Me is not null);
        return form.About is null ? Refused(Refusal.NotFound) : View("New", form);
    }

    private async Task<string> ThankAsync(Receipted made) => TurboStreams.Stream("append", "flashes",
        await fragments.RenderAsync("/Shared/_Flash.cshtml", new FlashMessage(Words.Of("Moderation.Thanks", made.Receipt))));
}
