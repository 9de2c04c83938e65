using Microsoft.AspNetCore.Identity;

namespace Community.Members;

/// <summary>A member who has shown what proves the account says that an identity elsewhere is theirs too: from now on it lets them in.</summary>
public sealed class LinkOutside(CommunityDb db)
{
    /// <param name="who">As the account was proven; with another stamp since, nothing is linked.</param>
    /// <param name="identity">What the other portal said.</param>
    /// <param name="called">How that portal is called.</param>
    /// <param name="stop">Cancels.</param>
    public Task<Outcome<Recognised>> By(Recognised who, OutsideIdentity identity, string called, CancellationToken stop = default) => db.SaveAsync<Recognised>(async () =>
    {
        if (who.Next != SignInStep.Enter) return MemberRefusals.StepIsOver;
        await db.LockAsync<Member>(who.MemberId, stop);
        if (!await db.Members.AnyAsync(row => row.Id == who.MemberId && row.SecurityStamp == who.Stamp && row.EmailConfirmed, stop)) return MemberRefusals.StepIsOver;
        // One identity of a portal for one account, and one account for an identity; of two at once the table's key lets one through.
        if (await db.UserLogins.AnyAsync(row => row.LoginProvider == identity.Provider && (row.ProviderKey == identity.Key || row.UserId == who.MemberId), stop)) return OutsideRefusals.Taken;
        db.UserLogins.Add(new IdentityUserLogin<long> { LoginProvider = identity.Provider, ProviderKey = identity.Key, ProviderDisplayName = called, UserId = who.MemberId });
        db.Raise(new SignInChanged(who.MemberId, SignInChange.LinkAdded));
        return who;
    }, stop);
}

/// <summary>A member takes the link to a portal away: nobody comes in from there any more.</summary>
public sealed class RemoveLink(CommunityDb db, OpenProvider open)
{
    /// <param name="member">Whose link it is.</param>
    /// <param name="provider">Which, as <see cref="LinkRow.Provider"/> has it.</param>
    /// <param name="stop">Cancels.</param>
    public Task<Outcome<Done>> By(Member member, string provider, CancellationToken stop = default) => db.SaveAsync<Done>(async () =>
    {
        if (await db.HoldAccountAsync(member, stop) is not { } row) return Refusal.ChangedMeanwhile;
        var links = db.UserLogins.Where(link => link.UserId == member.Id && link.LoginProvider == provider);
        if (!await links.AnyAsync(stop)) return Refusal.NotFound;
        if (provider == open.Key && await db.IsLastWayInAsync(row, open, stop)) return OutsideRefusals.LastWayIn;
        await links.ExecuteDeleteAsync(stop);
        db.Raise(new SignInChanged(member.Id, SignInChange.LinkRemoved));
        return Done.It;
    }, stop);
}
