using System.Globalization;
using Community.Platform;
using Microsoft.AspNetCore.Mvc;

namespace Community.Members;

/// <summary>The answer to a try that failed: the form again, with how long to wait where it was one too many.</summary>
internal static class SignInAnswers
{
    public static ViewResult TriedInVain(this Controller page, Refusal refusal, Func<ViewResult> form)
    {
        page.ModelState.AddModelError(refusal.Field ?? "", Words.Of(refusal));
        page.Response.StatusCode = refusal == MemberRefusals.TooManyTries ? StatusCodes.Status429TooManyRequests : PortalController.StatusOf(refusal);
        if (refusal == MemberRefusals.TooManyTries) page.Response.Headers.RetryAfter = SignInKeys.Pause.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        return form();
    }
}
