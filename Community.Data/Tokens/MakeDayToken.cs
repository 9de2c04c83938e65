using Community.Members;

namespace Community.Tokens;

/// <summary>A program that signed a member in gets a token for the day.</summary>
public sealed class MakeDayToken(CommunityDb db)
{
    public static readonly TimeSpan Life = TimeSpan.FromHours(24);

    public Task<Outcome<MadeToken>> By(Recognised who, CancellationToken stop = default)
    {
        var secret = TokenSecret.Fresh();
        return db.SaveAsync<MadeToken>(async () =>
        {
            if (who.Next == SignInStep.ConfirmAddress) return TokenRefusals.ConfirmFirst;
            if (who.Next == SignInStep.GiveCode) return TokenRefusals.CodeMissing;
            if (!await db.Members.AnyAsync(row => row.Id == who.MemberId && row.SecurityStamp == who.Stamp, stop)) return MemberRefusals.StepIsOver;
            return await db.MakeTokenAsync(new AccessToken { MemberId = who.MemberId, Stamp = who.Stamp, Hash = TokenSecret.HashOf(secret)!, Scopes = Scopes.All, ExpiresAt = db.Now + Life }, secret, stop);
        }, stop);
    }
}

internal static class TokenMaking
{
    /// <summary>Within a save, which is known by the secret: that was made before it.</summary>
    public static async Task<MadeToken> MakeTokenAsync(this CommunityDb db, AccessToken token, string secret, CancellationToken stop)
    {
        token.CreatedAt = db.Now;
        db.AccessTokens.Add(token);
        await db.SaveChangesAsync(stop);
        db.KnowBy(db.AccessTokens.Where(row => row.Hash == token.Hash));
        return new MadeToken(token.Id, secret, token.ExpiresAt);
    }
}
