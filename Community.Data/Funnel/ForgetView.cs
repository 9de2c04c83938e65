using Community.Members;

namespace Community.Funnel;

/// <summary>Takes a saved view off its owner's list; the board itself stays as it is.</summary>
public sealed class ForgetView(CommunityDb db)
{
    public Task<Outcome<Done>> By(Member? member, long viewId, CancellationToken stop = default) => db.SaveAsync<Done>(async () =>
    {
        if (member is null) return Refusal.SignInFirst;
        return await db.SavedViews.Where(view => view.Id == viewId && view.MemberId == member.Id).ExecuteDeleteAsync(stop) == 0 ? Refusal.NotFound : Done.It;
    }, stop);
}
