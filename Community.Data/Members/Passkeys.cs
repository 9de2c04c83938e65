using Community.Text;
using Microsoft.AspNetCore.Identity;

namespace Community.Members;

/// <summary>A passkey as its owner sees it.</summary>
public sealed record PasskeyRow(byte[] Id, string Name, DateTimeOffset AddedAt, DateTime? LastUsedAt);

/// <summary>A member adds a passkey, which alone lets them in from then on: it is held by a device and opened by finger, face or PIN.</summary>
public sealed class AddPasskey(CommunityDb db, UserManager<Member> users, IPasswordHasher<Member> hasher)
{
    public async Task<Outcome<Done>> By(Member member, OwnerProof proof, UserPasskeyInfo passkey, string name, CancellationToken stop = default)
    {
        if (CleanText.Line(name) is not { Length: > 0 and <= PasskeySizes.NameMaximum } called) return MemberRefusals.PasskeyName;
        if (passkey.CredentialId.Length > PasskeySizes.IdMaximum) return MemberRefusals.PasskeyNotTaken;
        if (await proof.RefusesAsync(db, hasher, member, stop) is { } refusal) return refusal;
        return await db.SaveAsync<Done>(async () =>
        {
            // Held, since two at once would count alike.
            if (await db.HoldAccountAsync(member, stop) is not { } row) return Refusal.ChangedMeanwhile;
            if (await db.Passkeys.CountAsync(own => own.UserId == member.Id, stop) >= PasskeySizes.Most) return MemberRefusals.TooManyPasskeys;
            // A key is its device's own; one that is here already belongs to whoever brought it first.
            if (await db.Passkeys.AnyAsync(any => any.CredentialId == passkey.CredentialId, stop)) return MemberRefusals.PasskeyNotTaken;
            passkey.Name = called;
            await users.AddOrUpdatePasskeyAsync(row, passkey);
            db.Raise(new SignInChanged(member.Id, SignInChange.PasskeyAdded));
            return Done.It;
        }, stop);
    }
}

/// <summary>A member takes a passkey away: nobody signs in with it again.</summary>
public sealed class RemovePasskey(CommunityDb db, OpenProvider open)
{
    public Task<Outcome<Done>> By(Member member, byte[] id, CancellationToken stop = default) => db.SaveAsync<Done>(async () =>
    {
        if (await db.HoldAccountAsync(member, stop) is not { } row) return Refusal.ChangedMeanwhile;
        if (!await db.Passkeys.AnyAsync(own => own.UserId == member.Id && own.CredentialId == id, stop)) return Refusal.NotFound;
        if (await db.IsLastWayInAsync(row, open, stop)) return OutsideRefusals.LastWayIn;
        await db.Passkeys.Where(own => own.UserId == member.Id && own.CredentialId == id).ExecuteDeleteAsync(stop);
        db.Raise(new SignInChanged(member.Id, SignInChange.PasskeyRemoved));
        return Done.It;
    }, stop);
}

/// <summary>Somebody signs in by passkey: what they have and what they are or know in one, so that no code is asked for.</summary>
public sealed class SignInByPasskey(CommunityDb db, UserManager<Member> users)
{
    /// <param name="memberId">Whose passkey it is.</param>
    /// <param name="stamp">The account as it was when the passkey was looked at.</param>
    /// <param name="passkey">As the device proved it.</param>
    /// <param name="stop">Cancels.</param>
    public Task<Outcome<Recognised>> By(long memberId, string stamp, UserPasskeyInfo passkey, CancellationToken stop = default) => db.SaveAsync<Recognised>(async () =>
    {
        var member = await db.Members.FirstOrDefaultAsync(row => row.Id == memberId && row.Kind == MemberKind.Person && row.EmailConfirmed, stop);
        if (member is null) return MemberRefusals.PasskeyUnknown;
        await db.LockAsync<Member>(memberId, stop);
        // Taken away meanwhile is taken away: what follows would bring it back.
        if (!await db.Passkeys.AnyAsync(row => row.UserId == memberId && row.CredentialId == passkey.CredentialId, stop)) return MemberRefusals.PasskeyUnknown;
        // Counts the signatures of the key, so that a copy of it would show.
        await users.AddOrUpdatePasskeyAsync(member, passkey);
        member.LastSeenAt = db.Now;
        await db.SaveChangesAsync(stop);
        var now = db.Now;
        await db.Passkeys.Where(row => row.CredentialId == passkey.CredentialId).ExecuteUpdateAsync(set => set.SetProperty(row => EF.Property<DateTime?>(row, PasskeyTable.LastUsedAt), now), stop);
        return new Recognised(memberId, SignInStep.Enter, stamp);
    }, stop);
}

public static class PasskeyQueries
{
    public static async Task<IReadOnlyList<PasskeyRow>> PasskeysOf(this CommunityDb db, Member member, CancellationToken stop)
    {
        var rows = await db.Passkeys.AsNoTracking().Where(row => row.UserId == member.Id)
            .Select(row => new { row.CredentialId, row.Data, LastUsedAt = EF.Property<DateTime?>(row, PasskeyTable.LastUsedAt) }).ToListAsync(stop);
        return [.. rows.Select(row => new PasskeyRow(row.CredentialId, row.Data.Name ?? "", row.Data.CreatedAt, row.LastUsedAt)).OrderBy(row => row.AddedAt)];
    }
}
