using Community.Platform;
using Microsoft.AspNetCore.Mvc;

namespace Community.Members;

/// <summary>What leads in, and ends at the entrance.</summary>
public abstract class SignInPagesController : PortalController
{
    /// <summary>On to where they were going; to the beginning of signing in where the account changed under way.</summary>
    protected IActionResult Entered(Outcome<string> entrance)
    {
        if (entrance.Refusal is not { } refusal) return SeeOther(entrance.Value);
        TempData["FlashWrong"] = Words.Of(refusal);
        return SeeOther("/account/sign-in");
    }
}

/// <summary>The answer to a try that failed: the form again, with how long to wait where it was one too many.</summary>
internal static class SignInAnswers
{
    public static ViewResult TriedInVain(this Controller page, Refusal refusal, Func<ViewResult> form)
    {
        page.ModelState.AddModelError(refusal.Field ?? "", Words.Of(refusal));
        PortalController.Tell(page.Response, refusal);
        return form();
    }
}
