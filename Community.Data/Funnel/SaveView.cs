using Community.Members;

namespace Community.Funnel;

/// <summary>Whoever sees the board keeps a view of it under a name, to come back to.</summary>
public sealed class SaveView(CommunityDb db)
{
    private const int Longest = 60;

    public Task<Outcome<NamedView>> By(Member? member, string name, BoardView view, CancellationToken stop = default) => db.SaveAsync<NamedView>(async () =>
    {
        if (member is null) return Refusal.SignInFirst;
        await db.StandingOf(member, stop);
        if (BoardQueries.RefusesBoardTo(member) is { } refusal) return refusal;
        view = view.Clean();
        if (new[] { view.Line, view.Group, view.Country, view.Owner }.Any(part => part.Length > Longest)) return Refusal.Unreadable;
        // Counted by one at a time, or two windows might save the last one twice.
        await db.LockAsync<Member>(member.Id, stop);
        if (await db.SavedViews.CountAsync(row => row.MemberId == member.Id, stop) >= SavedView.PerMember) return FunnelRefusals.TooManyViews;
        var named = await db.NameForViewAsync(member, name, 0, stop);
        if (named.Refusal is { } unfit) return unfit;

        var saved = new SavedView { MemberId = member.Id, Name = named.Value, NameKey = SavedView.KeyOf(named.Value), Line = view.Line, Group = view.Group, Country = view.Country, Owner = view.Owner, Sort = view.Sort };
        db.SavedViews.Add(saved);
        await db.SaveChangesAsync(stop);
        return new NamedView(saved.Id, saved.Name, view);
    }, stop);
}
