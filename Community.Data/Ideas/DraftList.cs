using Community.Admin;
using Community.Groups;
using Community.Members;

namespace Community.Ideas;

/// <summary>A draft among one's own.</summary>
public sealed record DraftCard(long Id, string Title, DateTime TouchedAt);

/// <summary>Where an idea can belong: lines that exist, and the author's own groups.</summary>
public sealed record IdeaPlaces(IReadOnlyList<Named> Lines, IReadOnlyList<Named> Groups);

public static class DraftList
{
    private const int Most = 20;

    public static async Task<IReadOnlyList<DraftCard>> DraftsOfAsync(this CommunityDb db, Member member, CancellationToken stop = default) =>
        await db.Ideas.VisibleTo(member).Where(idea => idea.AuthorId == member.Id && idea.Stage == IdeaStage.Draft).OrderByDescending(idea => idea.TouchedAt).Take(Most)
            .Select(idea => new DraftCard(idea.Id, idea.Title, idea.TouchedAt)).ToListAsync(stop);

    /// <param name="db">The portal.</param>
    /// <param name="authorId">Who chooses.</param>
    /// <param name="groupId">Where the idea is already, even if its author has left that group.</param>
    /// <param name="stop">Cancels.</param>
    public static async Task<IdeaPlaces> PlacesForAsync(this CommunityDb db, long authorId, long? groupId, CancellationToken stop = default) => new(
        await db.LinesAsync(stop),
        await db.Groups.Where(row => row.Id == groupId || db.Memberships.Any(own => own.GroupId == row.Id && own.MemberId == authorId && own.Status == MembershipStatus.Active))
            .OrderBy(row => row.Name).Select(row => new Named(row.Name, row.Slug)).ToListAsync(stop));

    /// <summary>Undecided first: it is where an idea goes whose author does not know.</summary>
    public static async Task<IReadOnlyList<Named>> LinesAsync(this CommunityDb db, CancellationToken stop = default) =>
        await db.ProductLines.Where(row => row.ArchivedAt == null).OrderBy(row => row.Id != ProductLine.UndecidedId).ThenBy(row => row.Name)
            .Select(row => new Named(row.Name, row.Slug)).ToListAsync(stop);
}
