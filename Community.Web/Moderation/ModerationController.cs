using System.Globalization;
using Community.Members;
using Community.Platform;
using Community.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Community.Moderation;

/// <summary>The queue of reports, for those who tend a group or the whole community.</summary>
[Route("moderation")]
public sealed class ModerationController(CommunityDb db, CurrentMember current, DecideReport decide) : PortalController
{
    private const int PageSize = 20;

    [HttpGet("")]
    public async Task<IActionResult> Index(string? tab, long? after)
    {
        if (Me is null) return Refused(Refusal.SignInFirst);
        if (!current.Standing.SeesModeration) return Refused(Refusal.NotFound);
        return View(await PageAsync(tab == "decided", after, null, null));
    }

    [HttpPost("{id:long}/decisions"), Once]
    public async Task<IActionResult> Create(long id, DecisionForm form) => await Answer(
        await decide.By(Me, id, form.Decision, form.Reason ?? "", Stop),
        made =>
        {
            TempData["Flash"] = Words.Of($"Moderation.Done.{made.Kind}");
            return SeeOther(form.Decision == DecisionKind.Restore ? "/moderation?tab=decided" : "/moderation");
        },
        async () => current.Standing.SeesModeration ? View("Index", await PageAsync(form.Decision == DecisionKind.Restore, null, id, form.Reason)) : Refused(Refusal.NotFound));

    private async Task<QueuePage> PageAsync(bool decided, long? after, long? failedId, string? typed)
    {
        var standing = current.Standing;
        var cases = decided ? await db.DecidedAsync(standing, after, PageSize + 1, Stop) : await db.WaitingAsync(standing, after ?? 0, PageSize + 1, Stop);
        var waits = await db.WaitCountAsync(standing, Stop);
        var shown = cases.Take(PageSize).ToList();
        var last = shown.Count == 0 ? 0 : decided ? shown[^1].Decision!.Id : shown[^1].ReportId;
        var first = decided ? "/moderation?tab=decided" : "/moderation";
        var next = cases.Count > PageSize ? string.Create(CultureInfo.InvariantCulture, $"{first}{(decided ? '&' : '?')}after={last}") : null;
        return new QueuePage(shown, decided, waits, standing, new Pager(next, after is null ? null : first), failedId, typed);
    }
}

/// <summary>A page of the queue; where a decision was refused, its case keeps what was typed.</summary>
public sealed record QueuePage(IReadOnlyList<Case> Cases, bool Decided, long Waits, Standing Standing, Pager Pager, long? FailedId, string? Typed);

/// <summary>One case as this reader may decide it.</summary>
public sealed record CaseView(Case Case, Refusal? Forbidden, bool Failed, string? Typed)
{
    public IReadOnlyList<DecisionKind> Choices => Forbidden is not null ? []
        : Case.Decision is not null ? (Case.Content.Hidden ? [DecisionKind.Restore] : [])
        : Case.Content.Hidden ? [DecisionKind.Keep, DecisionKind.Restore]
        : Case.Content.IsGoneForGood ? [DecisionKind.Keep, DecisionKind.Warn]
        : [DecisionKind.Keep, DecisionKind.Warn, DecisionKind.Hide];

    /// <summary>Where it can be looked at; null for a build that its author took back, which nobody else sees.</summary>
    public string? Address => Case.Content switch
    {
        { Seq: { } seq } content => string.Create(CultureInfo.InvariantCulture, $"/threads/{content.ThreadId}/posts/{seq}"),
        { BuildId: { } build } content => content.Gone ? null : string.Create(CultureInfo.InvariantCulture, $"/builds/{build}"),
        var content => string.Create(CultureInfo.InvariantCulture, $"/ideas/{content.MatterId}"),
    };

    public string LinkWords => $"Moderation.See{Case.Content.Subject}";
}
