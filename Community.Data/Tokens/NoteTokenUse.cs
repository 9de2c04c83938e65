namespace Community.Tokens;

/// <summary>A token was used. To the hour is enough for whoever wonders which of theirs still serve, and a call that reads costs no write.</summary>
public sealed class NoteTokenUse(CommunityDb db)
{
    private static readonly TimeSpan AtMostEvery = TimeSpan.FromHours(1);

    public static bool IsNews(TokenBearer bearer, DateTime now) => bearer.LastSeenAt is not { } seen || now - seen >= AtMostEvery;

    public Task<Outcome<Done>> By(TokenBearer bearer, CancellationToken stop = default) => db.SaveAsync<Done>(async () =>
    {
        var (now, before) = (db.Now, db.Now - AtMostEvery);
        await db.AccessTokens.Where(token => token.Id == bearer.TokenId && (token.LastSeenAt == null || token.LastSeenAt <= before))
            .ExecuteUpdateAsync(set => set.SetProperty(token => token.LastSeenAt, now), stop);
        return Done.It;
    }, stop);
}
