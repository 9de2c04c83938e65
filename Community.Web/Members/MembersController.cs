using Community.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;

namespace Community.Members;

/// <summary>A member's public page.</summary>
[Route("members")]
public sealed class MembersController(CommunityDb db) : PortalController
{
    [HttpGet("{handle}"), OutputCache(PolicyName = VisitorPages.Policy)]
    public async Task<IActionResult> Show(string handle) =>
        await db.ProfileOfAsync(handle, Me, Stop) is { } profile ? View("Show", profile) : Refused(Refusal.NotFound);
}

/// <summary>A member's own profile, to edit.</summary>
[Route("account/profile")]
public sealed class ProfileController(EditProfile edit) : PortalController
{
    [HttpGet("")]
    public IActionResult Edit() => Me is null ? Refused(Refusal.SignInFirst) : View("EditProfile", ProfileForm.Of(Me));

    [HttpPut("")]
    public async Task<IActionResult> Save(ProfileForm form) => await Answer(await edit.By(Me, form.Draft(), Stop), handle =>
    {
        HttpContext.RememberLanguage(form.Culture);
        TempData["Flash"] = Words.Of("Members.ProfileSaved");
        return SeeOther($"/members/{handle}");
    }, () => View("EditProfile", form));
}

/// <summary>The language of the pages: kept on this device, and with the member who is signed in.</summary>
[Route("language")]
public sealed class LanguageController(ChooseLanguage choose) : PortalController
{
    [HttpGet("{tag}"), OpenWhileEnrolling]
    public async Task<IActionResult> Choose(string tag, string? next)
    {
        if (!Reader.Cultures.Contains(tag)) return Refused(Refusal.NotFound);
        HttpContext.RememberLanguage(tag);
        if (Me is not null) await choose.By(Me, tag, Stop);
        return SeeOther(Url.IsLocalUrl(next) ? next : Referrer() ?? "/");
    }

    private string? Referrer() => Request.GetTypedHeaders().Referer is { IsAbsoluteUri: true } from && from.Authority == Request.Host.Value && Url.IsLocalUrl(from.PathAndQuery) ? from.PathAndQuery : null;
}
