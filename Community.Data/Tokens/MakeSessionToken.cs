using Community.Members;

namespace Community.Tokens;

/// <summary>A program that signed a member in gets a token for the day.</summary>
public sealed class MakeSessionToken(CommunityDb db)
{
    public static readonly TimeSpan Life = TimeSpan.FromHours(24);

    public Task<Outcome<MadeToken>> By(Recognised who, CancellationToken stop = default) => db.SaveAsync<MadeToken>(async () =>
    {
        if (who.Next == SignInStep.ConfirmAddress) return TokenRefusals.ConfirmFirst;
        if (who.Next == SignInStep.GiveCode) return TokenRefusals.CodeMissing;
        var member = await db.Members.AsNoTracking().SingleAsync(row => row.Id == who.MemberId, stop);
        return await db.MakeTokenAsync(member, name: "", Scopes.All, db.Now + Life, stop);
    }, stop);
}

internal static class TokenMaking
{
    public static async Task<MadeToken> MakeTokenAsync(this CommunityDb db, Member member, string name, Scopes scopes, DateTime expires, CancellationToken stop)
    {
        var secret = TokenSecret.Fresh();
        var token = new AccessToken { MemberId = member.Id, Hash = TokenSecret.HashOf(secret)!, Name = name, Scopes = scopes, Stamp = member.SecurityStamp!, CreatedAt = db.Now, ExpiresAt = expires };
        db.AccessTokens.Add(token);
        await db.SaveChangesAsync(stop);
        return new MadeToken(token.Id, secret, expires);
    }
}
