using Community.Pictures;
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
public sealed class ProfileController(CommunityDb db, EditProfile edit, FormPictures files) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Edit() => Me is null ? Refused(Refusal.SignInFirst) : await FormAsync(ProfileForm.Of(Me));

    /// <summary>A form that carries a large file comes by POST, whatever its field says (<see cref="MethodOverride"/>).</summary>
    [HttpPut(""), HttpPost(""), Files]
    public async Task<IActionResult> Save(ProfileForm form)
    {
        if (await TakeFileAsync(form) is { } refused) return refused;
        return await Answer(await edit.By(Me, form.Draft(), Stop), handle =>
        {
            HttpContext.RememberLanguage(form.Culture);
            TempData["Flash"] = Words.Of("Members.ProfileSaved");
            return SeeOther($"/members/{handle}");
        }, () => FormAsync(form));
    }

    /// <summary>Without script a new portrait comes with the form, and takes the place of the one before.</summary>
    private async Task<IActionResult?> TakeFileAsync(ProfileForm form)
    {
        if (Me is null) return null;
        var kept = await files.KeepAllAsync(HttpContext, Me, buildId: null, most: 1, Stop);
        if (kept.Ids is [var id]) form.Pictures = [new PictureChoice { Id = id }];
        if (kept.Refused.Count == 0) return null;
        foreach (var sentence in kept.Refused) ModelState.AddModelError(FormPictures.Field, sentence);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await FormAsync(form);
    }

    private async Task<IActionResult> FormAsync(ProfileForm form)
    {
        if (form.Pictures is not null) form.Portrait = await form.Pictures.LooksAsync(db, Me!, Stop);
        else if ((await db.PortraitsAsync([Me!.Id], Stop)).GetValueOrDefault(Me.Id) is { } portrait) form.Portrait = [portrait];
        return View("EditProfile", form);
    }
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
