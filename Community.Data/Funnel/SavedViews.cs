using Community.Members;
using Community.Text;

namespace Community.Funnel;

/// <summary>A saved view as its owner chooses it.</summary>
public sealed record NamedView(long Id, string Name, BoardView View);

/// <summary>The one door to saved views, and what saving and renaming have in common.</summary>
public static class SavedViews
{
    public static IQueryable<SavedView> VisibleTo(this IQueryable<SavedView> views, Member? member) => views.Where(view => member != null && view.MemberId == member.Id);

    /// <summary>A member's views by name.</summary>
    public static async Task<IReadOnlyList<NamedView>> ViewsOfAsync(this CommunityDb db, Member member, CancellationToken stop) =>
        [.. (await db.SavedViews.AsNoTracking().VisibleTo(member).OrderBy(view => view.NameKey).ToListAsync(stop)).Select(view => new NamedView(view.Id, view.Name, view.View))];

    /// <summary>A name that can be given, or why not; the key of the table judges the race.</summary>
    internal static async Task<Outcome<string>> NameForViewAsync(this CommunityDb db, Member member, string typed, long besides, CancellationToken stop)
    {
        var name = CleanText.Line(typed);
        if (name.Length is 0 or > SavedView.NameMaximum) return FunnelRefusals.ViewNameLength;
        var key = SavedView.KeyOf(name);
        return await db.SavedViews.AnyAsync(view => view.MemberId == member.Id && view.NameKey == key && view.Id != besides, stop) ? FunnelRefusals.ViewNameTaken : name;
    }
}
