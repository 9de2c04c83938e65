using Community.Members;

namespace Community.Funnel;

/// <summary>Gives a saved view another name; what it shows stays.</summary>
public sealed class RenameView(CommunityDb db)
{
    public Task<Outcome<Done>> By(Member? member, long viewId, string name, CancellationToken stop = default) => db.SaveAsync<Done>(async () =>
    {
        if (member is null) return Refusal.SignInFirst;
        if (await db.SavedViews.VisibleTo(member).FirstOrDefaultAsync(view => view.Id == viewId, stop) is not { } view) return Refusal.NotFound;
        var named = await db.NameForViewAsync(member, name, viewId, stop);
        if (named.Refusal is { } refusal) return refusal;
        (view.Name, view.NameKey) = (named.Value, SavedView.KeyOf(named.Value));
        await db.SaveChangesAsync(stop);
        return Done.It;
    }, stop);
}
