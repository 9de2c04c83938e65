using System.Globalization;
using Community.Members;
using Community.Shared;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Community.Platform;

/// <summary>What every controller shares: who is asking, and how an outcome becomes an answer.</summary>
public abstract class PortalController : Controller
{
    /// <summary>In seconds.</summary>
    private const string SoonAgain = "2";

    /// <summary>In seconds, for what nobody here can hurry.</summary>
    public const string LaterAgain = "10";

    private const int LongestNext = 1_000;

    protected Member? Me { get; private set; }

    protected CancellationToken Stop => HttpContext.RequestAborted;

    protected bool WantsStreams => Request.Headers.Accept.ToString().Contains(TurboStreams.MediaType, StringComparison.Ordinal);

    public override async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        var current = HttpContext.RequestServices.GetRequiredService<CurrentMember>();
        Me = await current.ReadAsync(User, Stop);
        HttpContext.Features.Set(current.AsViewer());
        if (current.Enrolling is { } enrolling)
        {
            if (!context.ActionDescriptor.EndpointMetadata.OfType<OpenWhileEnrollingAttribute>().Any())
            {
                context.Result = SeeOther("/account/security/factor");
                return;
            }

            Me = enrolling;
        }

        await base.OnActionExecutionAsync(context, next);
    }

    /// <summary>The success as the caller likes it; a refusal as the form again, where there is one, else as a page that says why.</summary>
    protected async Task<IActionResult> Answer<T>(Outcome<T> outcome, Func<T, IActionResult> success, Func<Task<IActionResult>>? again = null)
    {
        if (outcome.Refusal is not { } refusal) return success(outcome.Value);
        // A form is nobody's until somebody is signed in; what was typed waits in the browser.
        if (again is null || refusal.Kind == RefusalKind.NotFound || refusal == Refusal.SignInFirst) return Refused(refusal);
        ModelState.AddModelError(refusal.Field ?? "", Words.Of(refusal));
        var view = await again();
        Tell(Response, refusal);
        return view;
    }

    protected Task<IActionResult> Answer<T>(Outcome<T> outcome, Func<T, IActionResult> success, Func<IActionResult> again) =>
        Answer(outcome, success, () => Task.FromResult(again()));

    /// <summary>A page that says why not and where to go; a visitor is asked to sign in and comes back.</summary>
    protected internal IActionResult Refused(Refusal refusal)
    {
        if (refusal == Refusal.SignInFirst) return Challenge(new AuthenticationProperties { RedirectUri = PageToComeBackTo(Request) });
        Tell(Response, refusal);
        var kind = refusal == Refusal.ChangedMeanwhile ? "Changed" : null;
        return View("Error", new ErrorPage(Response.StatusCode, Kind: kind, Sentence: refusal == Refusal.NotFound ? null : Words.Of(refusal)));
    }

    /// <summary>A page of ours to come back to, short enough for the cookie that remembers it.</summary>
    protected string? OwnPage(string? next) => Url.IsLocalUrl(next) && next!.Length <= LongestNext ? next : null;

    /// <summary>303: the browser follows with GET, and reload repeats nothing.</summary>
    protected IActionResult SeeOther(string address)
    {
        Response.Headers.Location = Ascii(address);
        return StatusCode(StatusCodes.Status303SeeOther);
    }

    /// <summary>A header carries no letters beyond ASCII; in an address they travel encoded.</summary>
    private static string Ascii(string address) =>
        System.Text.Ascii.IsValid(address) ? address : string.Concat(address.EnumerateRunes().Select(rune => rune.IsAscii ? rune.ToString() : Uri.EscapeDataString(rune.ToString())));

    /// <summary>After a press that needed signing in: the page it was pressed on, since the press itself has no page.</summary>
    internal static string PageToComeBackTo(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method)) return request.Path + request.QueryString;
        var referer = request.GetTypedHeaders().Referer;
        return referer is { IsAbsoluteUri: true } && referer.Authority == request.Host.Value ? referer.PathAndQuery : "/";
    }

    /// <summary>The status of a no, and how long to wait, where waiting is all that it takes.</summary>
    public static void Tell(HttpResponse response, Refusal refusal)
    {
        response.StatusCode = StatusOf(refusal);
        if (refusal == Refusal.StillUnderWay) response.Headers.RetryAfter = SoonAgain;
        if (refusal == MemberRefusals.TooManyTries) response.Headers.RetryAfter = SignInKeys.Pause.TotalSeconds.ToString(CultureInfo.InvariantCulture);
    }

    public static int StatusOf(Refusal refusal) => refusal.Kind switch
    {
        _ when refusal == MemberRefusals.TooManyTries => StatusCodes.Status429TooManyRequests,
        RefusalKind.NotFound => StatusCodes.Status404NotFound,
        RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
        RefusalKind.Input => StatusCodes.Status422UnprocessableEntity,
        _ => StatusCodes.Status409Conflict,
    };
}
