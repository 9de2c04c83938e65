using Community.Text;
using Microsoft.AspNetCore.Identity;

namespace Community.Members;

/// <summary>What somebody from outside says who wants to belong; the address is the one that the other portal verified.</summary>
/// <param name="Name">As others will see it.</param>
/// <param name="Culture">The language of pages and mails.</param>
/// <param name="Adult">Confirmed to be old enough.</param>
public sealed record OutsideNewcomer(string Name, string Culture = "en", bool Adult = false);

/// <summary>Somebody from outside makes an account: its address is confirmed already, and it has no password until they want one.</summary>
public sealed class JoinFromOutside(CommunityDb db, UserManager<Member> users)
{
    public async Task<Outcome<Recognised>> By(OutsideIdentity identity, OutsideNewcomer typed, string called, CancellationToken stop = default)
    {
        var name = CleanText.Line(typed.Name);
        if (MemberRules.RefusesName(name) is { } unnamed) return unnamed;
        if (!typed.Adult) return MemberRefusals.AdultsOnly;
        return await db.SaveAsync<Recognised>(async () =>
        {
            if ((await db.FindOutsideAsync(identity, stop)).Refusal is { } refusal) return refusal;
            if (await db.LinkedAsync(identity, stop) is { } before) return before.Recognise();
            var owner = await db.OwnerOfAsync(identity.Email, stop);
            // Somebody made an account with it meanwhile, and confirmed it: then it is theirs to link.
            if (owner is { EmailConfirmed: true }) return MemberRefusals.StepIsOver;
            var member = await TakeInAsync(owner ?? new Member { Name = "" }, name, identity.Email, typed.Culture, stop);
            db.UserLogins.Add(new IdentityUserLogin<long> { LoginProvider = identity.Provider, ProviderKey = identity.Key, ProviderDisplayName = called, UserId = member.Id });
            db.Raise(new SignInChanged(member.Id, SignInChange.LinkAdded));
            return member.Recognise();
        }, stop);
    }

    /// <summary>An account that nobody confirmed belongs to nobody: what was chosen for it, its password above all, ends.</summary>
    private async Task<Member> TakeInAsync(Member member, string name, string email, string culture, CancellationToken stop)
    {
        (member.Name, member.Email, member.PasswordHash, member.EmailConfirmed) = (name, CleanText.Line(email), null, true);
        (member.Handle, member.Culture, member.JoinedAt, member.AdultConfirmedAt) = (await db.FreeHandleAsync(name, stop), culture, db.Now, db.Now);
        await db.UserLogins.Where(row => row.UserId == member.Id).ExecuteDeleteAsync(stop);
        var kept = member.Id == 0 ? await users.CreateAsync(member) : await users.UpdateSecurityStampAsync(member);
        // Two at once with one identity: Identity has seen the other's row, and the body looks again.
        if (!kept.Succeeded) throw new DbUpdateConcurrencyException($"The account could not be kept: {string.Join(", ", kept.Errors.Select(error => error.Code))}.");
        return member;
    }
}
