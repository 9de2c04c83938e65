using Community.Members;
using Community.Text;
using Microsoft.AspNetCore.Identity;

namespace Community.Tokens;

/// <summary>What a token should be called, be good for, and how long.</summary>
public sealed record TokenWish(string Name, Scopes Scopes, int Days)
{
    /// <summary>In days.</summary>
    public static readonly IReadOnlyList<int> Lives = [7, 30, 90, 365];

    public Refusal? Refuses()
    {
        if (Name.Length is 0 or > TokenRefusals.NameMaximum) return TokenRefusals.NameLength;
        if (Scopes is Scopes.None or > Scopes.All) return TokenRefusals.ScopeMissing;
        return Lives.Contains(Days) ? null : TokenRefusals.DaysWrong;
    }
}

/// <summary>A token, in the only moment in which anybody can read it.</summary>
public sealed record MadeToken(long Id, string Secret, DateTime ExpiresAt);

/// <summary>A member makes a token for a program of theirs. The password is asked once more: a token outlives the session somebody left open.</summary>
public sealed class MakePersonalToken(CommunityDb db, IPasswordHasher<Member> hasher)
{
    public async Task<Outcome<MadeToken>> By(Member? member, string current, TokenWish wish, CancellationToken stop = default)
    {
        if (member is null) return Refusal.SignInFirst;
        wish = wish with { Name = CleanText.Line(wish.Name) };
        if (wish.Refuses() is { } refusal) return refusal;
        if (!hasher.Matches(member, current)) return MemberRefusals.WrongPassword;
        return await db.SaveAsync<MadeToken>(async () =>
        {
            // Two at once would count alike; the member's own row keeps them in line.
            await db.LockAsync<Member>(member.Id, stop);
            var row = await db.Members.AsNoTracking().SingleAsync(one => one.Id == member.Id, stop);
            if (row.PasswordHash != member.PasswordHash) return Refusal.ChangedMeanwhile;
            if (await db.AccessTokens.LivingOf(row, db.Now).CountAsync(token => token.Name != "", stop) >= TokenRefusals.PerMember) return TokenRefusals.TooMany;
            return await db.MakeTokenAsync(row, wish.Name, wish.Scopes, db.Now.AddDays(wish.Days), stop);
        }, stop);
    }
}
