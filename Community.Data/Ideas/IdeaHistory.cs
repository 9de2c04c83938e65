using Community.Members;

namespace Community.Ideas;

/// <summary>One save of an idea's words: who, when, and what it then said.</summary>
public sealed record IdeaVersion(long Version, Person Author, DateTime At, string Title, string Today, string Better);

public static class IdeaHistory
{
    public const int PageSize = 20;

    /// <summary>The newest saves up to a version first, and one more than a page: each is compared with the one before it.</summary>
    public static async Task<IReadOnlyList<IdeaVersion>> VersionsAsync(this CommunityDb db, long ideaId, long upTo = long.MaxValue, CancellationToken stop = default)
    {
        var rows = await db.IdeaRevisions.AsNoTracking().Where(row => row.IdeaId == ideaId && row.Version <= upTo).OrderByDescending(row => row.Version).Take(PageSize + 1)
            .Join(db.Members, row => row.AuthorId, member => member.Id, (row, member) => new { row.Version, row.At, row.Title, row.Text, Author = new Person(member.Id, member.Name, member.UserName!, member.Portrait) })
            .OrderByDescending(row => row.Version).ToListAsync(stop);
        return [.. rows.Select(row => (row, Parts: Concept.Split(row.Text))).Select(pair => new IdeaVersion(pair.row.Version, pair.row.Author, pair.row.At, pair.row.Title, pair.Parts.Today, pair.Parts.Better))];
    }
}
