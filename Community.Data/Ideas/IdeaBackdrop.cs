using Community.Builds;
using Community.Groups;
using Community.Members;
using Community.Pictures;
using Community.Threads;

namespace Community.Ideas;

/// <summary>What stands around an idea on its page, the same for every reader.</summary>
/// <param name="Shapers">Author first, then who forwarded, edited and posted, each once; an author who also carried it is named as both.</param>
/// <param name="IsBuilt">Somebody shows a build of it; whether the reader may see it is asked then.</param>
public sealed record IdeaBackdrop(IReadOnlyList<IdeaTag> Tags, IReadOnlyList<Shaper> Shapers, Reach Reach, IReadOnlyList<SimilarIdea> Similar, IReadOnlyList<PictureLook> Pictures, bool IsBuilt);

internal static class IdeaBackdropQueries
{
    private const int SimilarShown = 4;

    /// <summary>The page names the busiest; the thread itself names everybody.</summary>
    private const int MostPosters = 120;

    public static async Task<IdeaBackdrop> BackdropAsync(this CommunityDb db, Idea idea, Person author, CancellationToken stop) => new(
        await db.IdeaTags.AsNoTracking().Where(tag => tag.IdeaId == idea.Id).ToListAsync(stop),
        await db.ShapersAsync(idea, author, stop), await db.ReachAsync(idea.Id, stop), await db.SimilarAsync(idea.Title, SimilarShown, idea.Id, stop), await db.PicturesOfIdeaAsync(idea.Id, stop),
        await db.Builds.Listed().AnyAsync(build => build.IdeaId == idea.Id, stop));

    private static async Task<IReadOnlyList<Shaper>> ShapersAsync(this CommunityDb db, Idea idea, Person author, CancellationToken stop)
    {
        var posters = await db.Posts.Where(post => post.ThreadId == idea.ThreadId && post.Kind == PostKind.Comment && post.RemovedAt == null && post.HiddenAt == null)
            .GroupBy(post => post.AuthorId).Select(posts => new { Author = posts.Key, Count = posts.Count() })
            .Join(db.Members, row => row.Author, member => member.Id, (row, member) => new { row.Count, member.Id, member.Name, member.UserName, member.Portrait })
            .OrderByDescending(row => row.Count).ThenBy(row => row.Id).Take(MostPosters).Select(row => new Person(row.Id, row.Name, row.UserName!, row.Portrait)).ToListAsync(stop);
        // Who suggested and carried it did two things; who then also edited or posted is named already.
        Shaper[] first = [new Shaper(author, Part.Suggested), .. (await db.CarriersAsync(idea, stop)).DistinctBy(shaper => shaper.Person.Id)];
        var named = first.Select(shaper => shaper.Person.Id).ToHashSet();
        return [.. first, .. (await db.EditorsAsync(idea, stop)).Concat(posters.Select(who => new Shaper(who, Part.Posted))).Where(shaper => named.Add(shaper.Person.Id))];
    }

    private static async Task<IEnumerable<Shaper>> CarriersAsync(this CommunityDb db, Idea idea, CancellationToken stop)
    {
        if (idea.ForwardedAt is null) return [];
        var carriers = await db.Forwards.Where(row => row.IdeaId == idea.Id).OrderBy(row => row.Id)
            .Join(db.Members, row => row.ById, row => row.Id, (_, row) => new Person(row.Id, row.Name, row.UserName!, row.Portrait)).ToListAsync(stop);
        return carriers.Select(who => new Shaper(who, Part.Forwarded));
    }

    /// <summary>The first version is the author's own.</summary>
    private static async Task<IEnumerable<Shaper>> EditorsAsync(this CommunityDb db, Idea idea, CancellationToken stop)
    {
        if (idea.ConceptVersion <= 1) return [];
        var editors = await db.Members.Where(row => db.IdeaRevisions.Any(revision => revision.IdeaId == idea.Id && revision.AuthorId == row.Id))
            .OrderBy(row => row.Id).Select(row => new Person(row.Id, row.Name, row.UserName!, row.Portrait)).ToListAsync(stop);
        return editors.Select(who => new Shaper(who, Part.Edited));
    }

    /// <summary>By home groups and their countries: counting voters one by one would read every vote for every reader.</summary>
    private static async Task<Reach> ReachAsync(this CommunityDb db, long ideaId, CancellationToken stop)
    {
        var groups = await db.Groups.Where(row => row.Status == GroupStatus.Recognised || row.Status == GroupStatus.Lead)
            .Select(row => new { row.Country, Votes = db.GroupTallies.Any(tally => tally.IdeaId == ideaId && tally.GroupId == row.Id && tally.Voters > 0) }).ToListAsync(stop);
        var voting = groups.Where(row => row.Votes).ToList();
        return new Reach(voting.Count, groups.Count, voting.Select(row => row.Country).Distinct().Count(), groups.Select(row => row.Country).Distinct().Count());
    }
}
