using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;

namespace Community.Members;

/// <summary>Somebody makes an account. The answer is the same whether the address was known or not; its owner learns more by mail.</summary>
public sealed class RegisterMember(CommunityDb db, UserManager<Member> users, IPasswordHasher<Member> hasher)
{
    /// <summary>In milliseconds.</summary>
    private const int Blur = 20;

    private static readonly string[] Overtaken =
        [nameof(IdentityErrorDescriber.DuplicateEmail), nameof(IdentityErrorDescriber.DuplicateUserName), nameof(IdentityErrorDescriber.ConcurrencyFailure)];

    public async Task<Outcome<Done>> By(Registration typed, CancellationToken stop = default)
    {
        var newcomer = typed.Clean();
        if (newcomer.Refuses() is { } refusal) return refusal;
        // Hashed for every address alike, or the time would tell; and before the transaction, which nobody should wait for so long.
        var hash = hasher.HashPassword(null!, newcomer.Password);
        var outcome = await db.SaveAsync<Done>(async () =>
        {
            var known = await users.FindByEmailAsync(newcomer.Email);
            if (newcomer.Handle.Length > 0 && await db.MakeRoomForAsync(newcomer.Handle, known is { EmailConfirmed: false } ? known.Id : null, stop) is { } taken) return taken;
            await TakeInAsync(newcomer, hash, known, stop);
            return Done.It;
        }, stop);
        // To make an account takes a little longer than to tell that there is one; among chance delays twenty times as long that is lost.
        await Task.Delay(RandomNumberGenerator.GetInt32(Blur), stop);
        return outcome;
    }

    private async Task TakeInAsync(Registration newcomer, string hash, Member? known, CancellationToken stop)
    {
        if (known is { EmailConfirmed: true })
        {
            db.Raise(new RegisteredAgain(known.Id));
            return;
        }

        // An account that nobody confirmed belongs to nobody: whoever asks last gets the mail, and earlier links end with the stamp.
        var member = known ?? new Member { Name = "" };
        var handle = newcomer.Handle.Length > 0 ? newcomer.Handle : await db.FreeHandleAsync(newcomer.Name, stop);
        Fill(member, newcomer, handle, hash);
        if (known is null) Expect(await users.CreateAsync(member));
        else Expect(await users.UpdateSecurityStampAsync(member));
        db.Raise(known is null ? new MemberRegistered(member.Id) : new ConfirmationAsked(member.Id));
    }

    private void Fill(Member member, Registration newcomer, string handle, string hash)
    {
        (member.Name, member.Email, member.Handle, member.PasswordHash) = (newcomer.Name, newcomer.Email, handle, hash);
        (member.Country, member.Languages, member.TimeZone, member.Culture) = (newcomer.Country, [.. newcomer.Languages!], newcomer.TimeZone, newcomer.Culture);
        (member.JoinedAt, member.AdultConfirmedAt) = (db.Now, db.Now);
    }

    private static void Expect(IdentityResult result)
    {
        if (result.Succeeded) return;
        // Somebody took the address or the handle since we looked, or asked again for the same: the body looks again, and meets them.
        if (result.Errors.Any(error => Overtaken.Contains(error.Code))) throw new DbUpdateConcurrencyException(Told(result));
        throw new InvalidOperationException(Told(result));
    }

    private static string Told(IdentityResult result) => $"The account could not be kept: {string.Join(", ", result.Errors.Select(error => error.Code))}.";
}
