using Community.Members;

namespace Community.Tokens;

/// <summary>A member ends one of their tokens; the next call with it is refused.</summary>
public sealed class RevokeToken(CommunityDb db)
{
    public Task<Outcome<Done>> By(Member? member, long tokenId, CancellationToken stop = default) => db.SaveAsync<Done>(async () =>
    {
        if (member is null) return Refusal.SignInFirst;
        return await db.AccessTokens.Where(token => token.Id == tokenId && token.MemberId == member.Id).ExecuteDeleteAsync(stop) == 0 ? Refusal.NotFound : Done.It;
    }, stop);
}
