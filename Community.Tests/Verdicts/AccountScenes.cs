using Community.Members;
using Community.Tokens;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Community.Verdicts;

/// <summary>Newcomers, and the links in their mails.</summary>
internal sealed partial class Scenes
{
    private async Task<Member> NewcomerAsync()
    {
        var member = await portal.NewMemberAsync(Fresh("Newcomer"));
        values["who"] = member.Handle;
        values["mail"] = member.Email!;
        Put("member", member.Id);
        return member;
    }

    private async Task<string> RegisterAsync()
    {
        var mail = $"registered{made}@portal.test";
        Done(await portal.Do((RegisterMember register) => register.By(new Registration(Fresh("Registered"), mail, Newcomers.Password, Adult: true))));
        return mail;
    }

    private async Task ConfirmationLinkAsync() => PutLink((await portal.MailsTo(await RegisterAsync()))[^1], "/account/confirm?");

    private async Task UnconfirmedAsync()
    {
        using var visitor = portal.Visitor();
        var page = await (await visitor.SignIn(await RegisterAsync(), Newcomers.Password)).Page();
        values["proof"] = page.Field("proof");
    }

    private async Task ResetLinkAsync()
    {
        var member = await NewcomerAsync();
        Done(await portal.Do((AskReset ask) => ask.By(member.Email!)));
        PutLink((await portal.MailsTo(member.Email!))[^1], "/account/reset?");
    }

    private async Task AddressLinkAsync()
    {
        owner = await NewcomerAsync();
        var address = $"moved{made}@portal.test";
        Done(await portal.Do((AskEmailChange ask) => ask.By(owner, new OwnerProof(Portal.Password), address)));
        PutLink((await portal.MailsTo(address))[^1], "/account/new-email?");
    }

    private Task MyProfileAsync(Member actor)
    {
        (values["name"], values["handle"]) = (actor.Name, actor.Handle);
        return Task.CompletedTask;
    }

    /// <summary>Set up half: the app knows the key, and its first code is awaited.</summary>
    private async Task MyKeyAsync(Member actor)
    {
        await portal.TakeFactorAsync(actor);
        var now = await portal.NowAsync(actor);
        Done(await portal.Do((BeginSecondFactor begin) => begin.By(now, new OwnerProof(Portal.Password))));
        values["code"] = await portal.CodeOfAsync(actor.Email!);
    }

    /// <summary>Whoever has to sign in again first takes a code, and this one is the next.</summary>
    private async Task MyFactorAsync(Member actor)
    {
        await portal.TakeFactorAsync(actor);
        await portal.GiveFactorAsync(actor);
        values["code"] = await portal.CodeOfAsync(actor.Email!, ahead: 1);
    }

    /// <summary>Marie's on another device.</summary>
    private async Task SessionAsync()
    {
        var marie = await portal.NowAsync(portal.Marie);
        values["id"] = (await portal.Do((BeginSession begin) => begin.By(new Recognised(marie.Id, SignInStep.Enter, marie.SecurityStamp!), "Firefox", "Android"))).Value;
    }

    /// <summary>Marie's, though no device holds its other half.</summary>
    private async Task PasskeyAsync()
    {
        var id = new byte[] { 7, (byte)made };
        var passkey = new UserPasskeyInfo(id, [1], DateTimeOffset.UnixEpoch, 0, null, isUserVerified: true, isBackupEligible: false, isBackedUp: false, [1], [1]);
        var marie = await BareMarieAsync();
        Done(await portal.Do((AddPasskey add) => add.By(marie, new OwnerProof(Portal.Password), passkey, "Phone")));
        values["id"] = WebEncoders.Base64UrlEncode(id);
    }

    private Task<int> LinkAsync() => portal.Look(async db =>
    {
        if (!await db.UserLogins.AnyAsync()) db.UserLogins.Add(new IdentityUserLogin<long> { LoginProvider = "id.example", ProviderKey = "7", ProviderDisplayName = "Brickhouse", UserId = portal.Marie.Id });
        return await db.SaveChangesAsync();
    });

    private async Task MailAsync()
    {
        await ResetLinkAsync();
        values["file"] = Path.GetFileName(Directory.GetFiles(MailFolder(), "*.eml")[0]);
    }

    private async Task TokenAsync()
    {
        var marie = await BareMarieAsync();
        var token = await portal.Do((MakePersonalToken make) => make.By(marie, new OwnerProof(Portal.Password), new TokenWish(Fresh("Website"), Scopes.Read, 7)));
        Done(token);
        Put("id", token.Value.Id);
        values["name"] = $"Website {made}";
    }

    /// <summary>As she is now, since a row before may have changed her password; without the second factor that another may have given her.</summary>
    private async Task<Member> BareMarieAsync()
    {
        await portal.TakeFactorAsync(portal.Marie);
        return await portal.NowAsync(portal.Marie);
    }

    private string MailFolder() => portal.Services.GetService(typeof(Platform.MailSettings)) is Platform.MailSettings settings ? settings.Folder : "";
}
