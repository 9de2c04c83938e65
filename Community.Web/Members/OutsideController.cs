using System.Globalization;
using Community.Platform;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Community.Members;

/// <summary>What is typed by whoever comes from another portal.</summary>
public sealed class OutsideForm
{
    public string Name { get; set; } = "";
    public bool Adult { get; set; }
    public string Current { get; set; } = "";
    public string Code { get; set; } = "";
}

/// <summary>Who came from where, and the form that is still to be filled in.</summary>
/// <param name="Called">The other portal.</param>
/// <param name="Email">The address of the account here.</param>
/// <param name="There">How the other portal knows them: by address, name or number, whichever it told.</param>
public sealed record OutsidePage(string Called, string Email, string There, OutsideForm Form);

/// <summary>Signing in by another portal, where the settings name one; without, none of these pages is there.</summary>
[Route("account/sign-in/oauth"), ResponseCache(NoStore = true)]
public sealed class OutsideController(
    CommunityDb db, SignInMember recognise, LinkOutside link, JoinFromOutside join, Entrance entrance, KnownDevices devices, Threshold threshold, IServiceProvider services) : SignInPagesController
{
    private const string Next = "next";
    private const string Stay = "stay";

    private OutsideSettings? Settings => services.GetService<OutsideSettings>();

    /// <summary>Leads to the other portal; a link, since what a form is answered with may lead to no other site.</summary>
    [HttpGet("")]
    public IActionResult Leave(string? next, bool stay)
    {
        if (Settings is null) return Refused(Refusal.NotFound);
        var properties = new AuthenticationProperties { RedirectUri = "/account/sign-in/oauth/enter" };
        if (OwnPage(next) is { } own) properties.Items[Next] = own;
        if (stay) properties.Items[Stay] = "";
        return Challenge(properties, OutsideDoor.Scheme);
    }

    [HttpGet("enter")]
    public async Task<IActionResult> Enter()
    {
        if (Settings is not { } settings) return Refused(Refusal.NotFound);
        if (await HttpContext.OutsideAsync(settings) is not { } identity) return await StartAgainAsync(MemberRefusals.StepIsOver);
        if (Me is not null) return View("OutsideLink", new OutsidePage(settings.Name, Me.Email!, There(identity), new OutsideForm()));
        var found = await db.FindOutsideAsync(identity, Stop);
        if (found.Refusal is { } refusal) return await StartAgainAsync(refusal);
        return found.Value switch
        {
            { Who: { } who } => await GoOnAsync(who),
            { Next: OutsideStep.Link } => View("OutsideLink", new OutsidePage(settings.Name, identity.Email, There(identity), new OutsideForm())),
            _ => View("OutsideJoin", new OutsidePage(settings.Name, identity.Email, There(identity), new OutsideForm { Name = identity.Name })),
        };
    }

    /// <summary>The owner of the account proves it once, as when signing in; tries are counted together with those.</summary>
    [HttpPost("link"), EnableRateLimiting(Limits.Accounts)]
    public async Task<IActionResult> Link(OutsideForm form)
    {
        if (Settings is not { } settings) return Refused(Refusal.NotFound);
        if (await HttpContext.OutsideAsync(settings) is not { } identity) return await StartAgainAsync(MemberRefusals.StepIsOver);
        // Asked again: the address alone never opens this way, and what was shown before may have changed.
        if (Me is null && await RefusesToLinkAsync(identity) is { } closed) return await StartAgainAsync(closed);
        var email = Me?.Email ?? identity.Email;
        var proof = devices.ProofOf(HttpContext, form.Current, form.Code);
        var known = await recognise.By(new SignInTry(email, proof.Current, proof.Block, proof.Device, proof.Code), Stop);
        var outcome = known.Refusal is { } wrong ? wrong == MemberRefusals.DoNotMatch ? MemberRefusals.WrongPassword : wrong
            : known.Value.Next == SignInStep.GiveCode ? MemberRefusals.WrongCode : await link.By(known.Value, identity, settings.Name, Stop);
        if (outcome.Refusal == MemberRefusals.StepIsOver) return await StartAgainAsync(MemberRefusals.StepIsOver);
        if (outcome.Refusal is { } refusal) return this.TriedInVain(refusal, () => View("OutsideLink", new OutsidePage(settings.Name, email, There(identity), form)));
        if (Me is null) return await GoOnAsync(outcome.Value);
        await HttpContext.SignOutAsync(IdentityConstants.ExternalScheme);
        TempData["Flash"] = Words.Of("Members.Outside.Linked", settings.Name);
        return SeeOther("/account/security");
    }

    [HttpPost("join"), EnableRateLimiting(Limits.Accounts)]
    public async Task<IActionResult> Join(OutsideForm form)
    {
        if (Settings is not { } settings) return Refused(Refusal.NotFound);
        if (Me is not null || await HttpContext.OutsideAsync(settings) is not { } identity) return await StartAgainAsync(MemberRefusals.StepIsOver);
        var joined = await join.By(identity, new OutsideNewcomer(form.Name ?? "", CultureInfo.CurrentUICulture.Name, form.Adult), settings.Name, Stop);
        if (joined.Refusal is { Kind: not RefusalKind.Input } over) return await StartAgainAsync(over);
        return joined.Succeeded ? await GoOnAsync(joined.Value) : await Answer(joined, _ => SeeOther("/"), () => View("OutsideJoin", new OutsidePage(settings.Name, identity.Email, There(identity), form)));
    }

    private static string There(OutsideIdentity identity) => identity.Email.Length > 0 ? identity.Email : identity.Name.Length > 0 ? identity.Name : identity.Key;

    private async Task<Refusal?> RefusesToLinkAsync(OutsideIdentity identity)
    {
        var found = await db.FindOutsideAsync(identity, Stop);
        return found.Refusal ?? (found.Value.Next == OutsideStep.Link ? null : MemberRefusals.StepIsOver);
    }

    /// <summary>Recognised; whoever has a second factor is asked for its code as after a password.</summary>
    private async Task<IActionResult> GoOnAsync(Recognised who)
    {
        var asked = (await HttpContext.AuthenticateAsync(IdentityConstants.ExternalScheme)).Properties?.Items;
        var (next, stay) = (OwnPage(asked is not null && asked.TryGetValue(Next, out var own) ? own : null), asked?.ContainsKey(Stay) == true);
        await HttpContext.SignOutAsync(IdentityConstants.ExternalScheme);
        if (who.Next == SignInStep.Enter) return Entered(await entrance.LetInAsync(HttpContext, who, stay, next));
        threshold.Keep(HttpContext, new Waiting(who.MemberId, who.Stamp, stay, next));
        return SeeOther("/account/sign-in/code");
    }

    private async Task<IActionResult> StartAgainAsync(Refusal why)
    {
        await HttpContext.SignOutAsync(IdentityConstants.ExternalScheme);
        TempData["FlashWrong"] = Words.Of(why);
        return SeeOther(Me is null ? "/account/sign-in" : "/account/security");
    }
}
