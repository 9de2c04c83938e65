using System.Globalization;
using Community.Events;
using Community.Platform;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Community.Members;

/// <summary>A newcomer gets the link that confirms their address.</summary>
public sealed class SendConfirmation(CommunityDb db, AccountLetters letters, MailLinks links) : IOutsideFollowUp<MemberRegistered>, IOutsideFollowUp<ConfirmationAsked>
{
    public Task Run(MemberRegistered happened, Occasion occasion, CancellationToken stop) => SendAsync(happened.MemberId, occasion, stop);

    public Task Run(ConfirmationAsked happened, Occasion occasion, CancellationToken stop) => SendAsync(happened.MemberId, occasion, stop);

    private async Task SendAsync(long memberId, Occasion occasion, CancellationToken stop)
    {
        if (await db.Members.SingleOrDefaultAsync(row => row.Id == memberId, stop) is not { EmailConfirmed: false, Email: not null } member) return;
        await letters.SendAsync("Confirm", occasion, member, member.Email, stop, member.Handle, await links.ConfirmAsync(member));
    }
}

/// <summary>Whoever has the account already is told that somebody tried to make it again.</summary>
public sealed class SendAccountExists(CommunityDb db, AccountLetters letters, MailLinks links) : IOutsideFollowUp<RegisteredAgain>
{
    public async Task Run(RegisteredAgain happened, Occasion occasion, CancellationToken stop)
    {
        if (await db.Members.SingleOrDefaultAsync(row => row.Id == happened.MemberId, stop) is not { Email: not null } member) return;
        await letters.SendAsync("Exists", occasion, member, member.Email, stop, links.To("/account/sign-in"), links.To("/account/forgot"));
    }
}

/// <summary>The link to a new password, where the address has an account.</summary>
public sealed class SendReset(CommunityDb db, AccountLetters letters, MailLinks links) : IOutsideFollowUp<ResetAsked>
{
    public async Task Run(ResetAsked happened, Occasion occasion, CancellationToken stop)
    {
        if (happened.MemberId is not { } id || await db.Members.SingleOrDefaultAsync(row => row.Id == id, stop) is not { Email: not null } member) return;
        await letters.SendAsync("Reset", occasion, member, member.Email, stop, await links.ResetAsync(member));
    }
}

/// <summary>A changed password is never news to its owner, or urgent news.</summary>
public sealed class SendPasswordChanged(CommunityDb db, AccountLetters letters, MailLinks links) : IOutsideFollowUp<PasswordChanged>
{
    public async Task Run(PasswordChanged happened, Occasion occasion, CancellationToken stop)
    {
        if (await db.Members.SingleOrDefaultAsync(row => row.Id == happened.MemberId, stop) is not { Email: not null } member) return;
        await letters.SendAsync("Changed", occasion, member, member.Email, stop, links.To("/account/forgot"));
    }
}

/// <summary>Whoever changed how an account signs in is its owner, or the owner must know at once.</summary>
public sealed class SendSignInChanged(CommunityDb db, AccountLetters letters, MailLinks links) : IOutsideFollowUp<SignInChanged>
{
    public async Task Run(SignInChanged happened, Occasion occasion, CancellationToken stop)
    {
        if (await db.Members.SingleOrDefaultAsync(row => row.Id == happened.MemberId, stop) is not { Email: not null } member) return;
        CultureInfo.CurrentUICulture = Reader.CultureOf(member.Culture);
        var said = Words.Of($"Members.SignInChange.{happened.Change}");
        await letters.SendAsync("SignInChanged", occasion, member, member.Email, stop, said, links.To("/account/security"), links.To("/account/forgot"));
    }
}

/// <summary>The new address gets the link, the old one a notice; an address with an account of its own hears only that.</summary>
public sealed class SendEmailChange(CommunityDb db, AccountLetters letters, MailLinks links, UserManager<Member> users) : IOutsideFollowUp<EmailChangeAsked>
{
    public async Task Run(EmailChangeAsked happened, Occasion occasion, CancellationToken stop)
    {
        if (await db.Members.SingleOrDefaultAsync(row => row.Id == happened.MemberId, stop) is not { Email: not null } member) return;
        if (await users.GetAuthenticationTokenAsync(member, NewEmail.Provider, NewEmail.Name) is not { } wanted) return;
        await letters.SendAsync("OldEmail", occasion, member, member.Email, stop, links.To("/account/forgot"));
        if (await users.FindByEmailAsync(wanted) is { } owner) await letters.SendAsync("Exists", occasion, owner, wanted, stop, links.To("/account/sign-in"), links.To("/account/forgot"));
        else await letters.SendAsync("NewEmail", occasion, member, wanted, stop, await links.ChangeEmailAsync(member, wanted));
    }
}
