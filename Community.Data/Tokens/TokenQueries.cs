using Community.Database;
using Community.Members;

namespace Community.Tokens;

/// <summary>Whose token was shown, and what it is good for.</summary>
public sealed record TokenBearer(long TokenId, Asker Asker, Scopes Scopes, DateTime? LastSeenAt);

/// <summary>One of a member's tokens, as its owner sees it.</summary>
/// <param name="Name">Empty where a program got it by signing in.</param>
public sealed record TokenCard(long Id, string Name, Scopes Scopes, DateTime ExpiresAt, DateTime? LastSeenAt);

public static class TokenQueries
{
    private static readonly Prepared<string, DateTime, TokenBearer?> Bearers = new((db, hash, now, stop) => (
        from token in db.AccessTokens
        where token.Hash == hash && token.ExpiresAt > now
        join member in db.Members on token.MemberId equals member.Id
        where member.Kind == MemberKind.Person && member.EmailConfirmed && token.Stamp == member.SecurityStamp
        select new TokenBearer(
            token.Id,
            new Asker(member, db.Holders().Where(holder => holder == member.Id).Max(holder => (long?)holder) != null, null, 0, 0),
            token.Scopes, token.LastSeenAt)).AsNoTracking().FirstOrDefault());

    /// <summary>Who shows this token, or null where it is none, has expired, was revoked or ended with its stamp, or where its member could not sign in either. Asked with every call.</summary>
    public static async Task<TokenBearer?> BearerAsync(this CommunityDb db, string? secret, CancellationToken stop) =>
        TokenSecret.HashOf(secret) is { } hash ? await Bearers.AskAsync(db, hash, db.Now, stop) : null;

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
