using Community.Text;

namespace Community.Members;

/// <summary>Somebody as another portal knows them: what it told us itself, and nothing that was typed here.</summary>
/// <param name="Provider">Which portal, by the address at which it was asked.</param>
/// <param name="Key">By what it knows them, for ever.</param>
/// <param name="Email">Their address, or empty.</param>
/// <param name="Verified">Whether that portal has seen that the address is theirs.</param>
/// <param name="Name">How they are called there, or empty.</param>
public sealed record OutsideIdentity(string Provider, string Key, string Email, bool Verified, string Name);

/// <summary>What still stands between an identity and the portal.</summary>
public enum OutsideStep
{
    /// <summary>It is linked to an account: its member is recognised.</summary>
    Recognised,

    /// <summary>The address has an account here, and its owner says once that both are theirs.</summary>
    Link,

    /// <summary>Nobody here has the address: a new account, after name and terms.</summary>
    Join,
}

/// <summary>What comes next for whoever came from outside.</summary>
/// <param name="Next">What.</param>
/// <param name="Who">The member, where the identity is linked.</param>
public sealed record OutsideFound(OutsideStep Next, Recognised? Who = null);

/// <summary>A link as its owner sees it.</summary>
/// <param name="Provider">Of which portal.</param>
/// <param name="Called">By the name it had when it was linked.</param>
public sealed record LinkRow(string Provider, string Called);

/// <summary>The other portal that lets people in by today's settings; of links to any other, nobody comes in.</summary>
/// <param name="Key">As <see cref="OutsideIdentity.Provider"/> has it; null where there is none.</param>
public sealed record OpenProvider(string? Key);

public static class OutsideSignIn
{
    /// <summary>Who comes from outside. An address that was not verified is nobody's, so it neither leads to an account nor begins one.</summary>
    public static async Task<Outcome<OutsideFound>> FindOutsideAsync(this CommunityDb db, OutsideIdentity identity, CancellationToken stop)
    {
        if (await db.LinkedAsync(identity, stop) is { } member) return new OutsideFound(OutsideStep.Recognised, member.Recognise());
        if (!identity.Verified || !MemberRules.IsEmail(identity.Email)) return OutsideRefusals.Unverified;
        return new OutsideFound(await db.OwnerOfAsync(identity.Email, stop) is { EmailConfirmed: true } ? OutsideStep.Link : OutsideStep.Join);
    }

    /// <summary>The links of a member.</summary>
    public static Task<List<LinkRow>> LinksOf(this CommunityDb db, Member member, CancellationToken stop) =>
        db.UserLogins.Where(row => row.UserId == member.Id).OrderBy(row => row.LoginProvider).Select(row => new LinkRow(row.LoginProvider, row.ProviderDisplayName ?? row.LoginProvider)).ToListAsync(stop);

    /// <summary>Whoever has a second factor owes its code, as after a password.</summary>
    internal static Recognised Recognise(this Member member) => new(member.Id, member.TwoFactorEnabled ? SignInStep.GiveCode : SignInStep.Enter, member.SecurityStamp!);

    internal static Task<Member?> LinkedAsync(this CommunityDb db, OutsideIdentity identity, CancellationToken stop) => db.Members.AsNoTracking().FirstOrDefaultAsync(row =>
        row.Kind == MemberKind.Person && row.EmailConfirmed && db.UserLogins.Any(link => link.UserId == row.Id && link.LoginProvider == identity.Provider && link.ProviderKey == identity.Key), stop);

    internal static Task<Member?> OwnerOfAsync(this CommunityDb db, string email, CancellationToken stop)
    {
        var normalized = CleanText.Line(email).ToUpperInvariant();
        return db.Members.FirstOrDefaultAsync(row => row.NormalizedEmail == normalized && row.Kind == MemberKind.Person, stop);
    }

    /// <summary>Whether the member could not come in again without this one way.</summary>
    internal static async Task<bool> IsLastWayInAsync(this CommunityDb db, Member member, OpenProvider open, CancellationToken stop) => member.PasswordHash is null
        && await db.Passkeys.CountAsync(row => row.UserId == member.Id, stop) + await db.UserLogins.CountAsync(row => row.UserId == member.Id && row.LoginProvider == open.Key, stop) <= 1;
}

/// <summary>Every no to whoever comes from another portal.</summary>
public static class OutsideRefusals
{
    /// <summary>The other portal has not seen that the address is theirs.</summary>
    public static readonly Refusal Unverified = Refusal.Rule("Members.Outside.Unverified");

    /// <summary>Linked to another account, or the account is linked to another identity there.</summary>
    public static readonly Refusal Taken = Refusal.Rule("Members.Outside.Taken");

    /// <summary>Nobody takes away the last way in.</summary>
    public static readonly Refusal LastWayIn = Refusal.Rule("Members.LastWayIn");
}
