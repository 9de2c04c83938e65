using Community.Members;
using Community.Text;
using Microsoft.AspNetCore.Identity;

namespace Community.Tokens;

/// <summary>What a token should be called, be good for, and how long.</summary>
public sealed record TokenWish(string Name, Scopes Scopes, int Days)
{
    /// <summary>In days.</summary>
    public static readonly IReadOnlyList<int> Lives = [7, 30, 90, 365];

    internal AccessToken For(Member member, string hash, DateTime now) =>
        new() { MemberId = member.Id, Stamp = member.SecurityStamp!, Hash = hash, Name = Name, Scopes = Scopes, ExpiresAt = now.AddDays(Days) };

    public Refusal? Refuses()
    {
        if (Name.Length is 0 or > TokenRefusals.NameMaximum) return TokenRefusals.NameLength;
        if (Scopes is Scopes.None or > Scopes.All) return TokenRefusals.ScopeMissing;
        return Lives.Contains(Days) ? null : TokenRefusals.DaysWrong;
    }
}

/// <summary>A token, in the only moment in which anybody can read it.</summary>
public sealed record MadeToken(long Id, string Secret, DateTime ExpiresAt);

/// <summary>A member makes a token for a program of theirs. What proves the owner is asked once more: a token outlives the session somebody left open.</summary>
public sealed class MakePersonalToken(CommunityDb db, IPasswordHasher<Member> hasher)
{
    public async Task<Outcome<MadeToken>> By(Member? member, OwnerProof proof, TokenWish wish, CancellationToken stop = default)
    {
        if (member is null) return Refusal.SignInFirst;
        wish = wish with { Name = CleanText.Line(wish.Name) };
        if ((wish.Refuses() ?? await proof.RefusesAsync(db, hasher, member, stop)) is { } refusal) return refusal;
        var secret = TokenSecret.Fresh();
        return await db.SaveAsync<MadeToken>(async () =>
        {
            // Held, since two at once would count alike.
            if (await db.HoldAccountAsync(member, stop) is not { } row) return Refusal.ChangedMeanwhile;
            if (await db.AccessTokens.LivingOf(row, db.Now).CountAsync(token => token.Name != "", stop) >= TokenRefusals.PerMember) return TokenRefusals.TooMany;
            return await db.MakeTokenAsync(wish.For(row, TokenSecret.HashOf(secret)!, db.Now), secret, stop);
        }, stop);
    }
}
