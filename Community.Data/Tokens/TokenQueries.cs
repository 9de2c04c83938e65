using Community.Members;

namespace Community.Tokens;

/// <summary>Whose token was shown, and what it is good for.</summary>
public sealed record TokenBearer(long TokenId, long MemberId, Scopes Scopes, string Stamp, DateTime? LastSeenAt);

/// <summary>One of a member's tokens, as its owner sees it.</summary>
/// <param name="Name">Empty where a program got it by signing in.</param>
public sealed record TokenCard(long Id, string Name, Scopes Scopes, DateTime ExpiresAt, DateTime? LastSeenAt);

public static class TokenQueries
{
    /// <summary>Who shows this token, or null where it is none, has expired, was revoked or ended with its stamp, or where its member could not sign in either. Asked with every call.</summary>
    public static async Task<TokenBearer?> BearerAsync(this CommunityDb db, string? secret, CancellationToken stop)
    {
        if (TokenSecret.HashOf(secret) is not { } hash) return null;
        var now = db.Now;
        return await db.AccessTokens.Where(token => token.Hash == hash && token.ExpiresAt > now)
            .Join(db.Members.Where(member => member.Kind == MemberKind.Person && member.EmailConfirmed), token => token.MemberId, member => member.Id, (token, member) => new { token, member.SecurityStamp })
            .Where(pair => pair.token.Stamp == pair.SecurityStamp)
            .Select(pair => new TokenBearer(pair.token.Id, pair.token.MemberId, pair.token.Scopes, pair.token.Stamp, pair.token.LastSeenAt)).FirstOrDefaultAsync(stop);
    }

    /// <summary>Those that still open something, the newest first.</summary>
    public static async Task<IReadOnlyList<TokenCard>> TokensOfAsync(this CommunityDb db, Member member, CancellationToken stop) =>
        await db.AccessTokens.LivingOf(member, db.Now).OrderByDescending(token => token.Id)
            .Select(token => new TokenCard(token.Id, token.Name, token.Scopes, token.ExpiresAt, token.LastSeenAt)).ToListAsync(stop);

    internal static IQueryable<AccessToken> LivingOf(this IQueryable<AccessToken> tokens, Member member, DateTime now)
    {
        var (id, stamp) = (member.Id, member.SecurityStamp);
        return tokens.Where(token => token.MemberId == id && token.Stamp == stamp && token.ExpiresAt > now);
    }
}
