using Community.Groups;
using Community.Members;
using Community.Notifications;
using Community.Threads;

namespace Community.Ideas;

/// <summary>What somebody did for an idea.</summary>
public enum Part
{
    Suggested,
    Forwarded,
    Edited,
    Posted,
}

public sealed record Shaper(Person Person, Part Part);

/// <summary>A small thing with an address.</summary>
public sealed record Named(string Name, string Slug);

/// <summary>From where an idea's votes come, of how many there are.</summary>
public sealed record Reach(int Groups, int AllGroups, int Countries, int AllCountries);

/// <summary>All that an idea's page tells beside the idea itself and its thread.</summary>
/// <param name="Shapers">Author first, then who forwarded, edited and posted, each once; an author who also carried it is named as both.</param>
/// <param name="Voted">The reader lends it a vote.</param>
/// <param name="Follows">The reader hears of it.</param>
public sealed record IdeaSight(
    Idea Idea, Named Line, Named? Group, IReadOnlyList<Shaper> Shapers, Reach Reach, IReadOnlyList<SimilarIdea> Similar, bool Voted, bool Follows)
{
    public Person Author => Shapers[0].Person;

    public int People => Shapers.Select(shaper => shaper.Person.Id).Distinct().Count();

    /// <summary>Those who carried it, the first one first.</summary>
    public IEnumerable<Shaper> Forwarders => Shapers.Where(shaper => shaper.Part == Part.Forwarded);
}

public static class IdeaSights
{
    private const int SimilarShown = 4;

    /// <summary>The page names the busiest; the thread itself names everybody.</summary>
    private const int MostPosters = 120;

    /// <summary>The page of one idea, or null where there is none for this member.</summary>
    public static async Task<IdeaSight?> SeeIdeaAsync(this CommunityDb db, long id, Member? member, CancellationToken stop = default)
    {
        var found = await db.PlacedAsync(id, member, stop);
        if (found is null) return null;
        var (idea, me) = (found.Idea, member?.Id ?? 0);
        idea.Tags.AddRange(await db.IdeaTags.AsNoTracking().Where(tag => tag.IdeaId == id).ToListAsync(stop));
        return new IdeaSight(
            idea, found.Line, found.Group, await db.ShapersAsync(idea, found.Author, stop), await db.ReachAsync(id, stop), await db.SimilarAsync(idea.Title, SimilarShown, id, stop),
            me != 0 && await db.Votes.AnyAsync(vote => vote.IdeaId == id && vote.MemberId == me, stop),
            me != 0 && await db.Follows.Of(SubjectKind.Idea, id).AnyAsync(row => row.MemberId == me, stop));
    }

    private static Task<Placed?> PlacedAsync(this CommunityDb db, long id, Member? member, CancellationToken stop) => (
        from idea in db.Ideas.VisibleTo(member).AsNoTracking()
        where idea.Id == id
        join line in db.ProductLines on idea.LineId equals line.Id
        join author in db.Members on idea.AuthorId equals author.Id
        join home in db.Groups on idea.GroupId equals home.Id into homes
        from home in homes.DefaultIfEmpty()
        select new Placed(idea, new Named(line.Name, line.Slug), home == null ? null : new Named(home.Name, home.Slug), new Person(author.Id, author.Name, author.UserName!)))
        .FirstOrDefaultAsync(stop);

    private static async Task<IReadOnlyList<Shaper>> ShapersAsync(this CommunityDb db, Idea idea, Person author, CancellationToken stop)
    {
        var posters = await db.Posts.Where(post => post.ThreadId == idea.ThreadId && post.Kind == PostKind.Comment && post.RemovedAt == null && post.HiddenAt == null)
            .GroupBy(post => post.AuthorId).Select(posts => new { Author = posts.Key, Count = posts.Count() })
            .Join(db.Members, row => row.Author, member => member.Id, (row, member) => new { row.Count, member.Id, member.Name, member.UserName })
            .OrderByDescending(row => row.Count).ThenBy(row => row.Id).Take(MostPosters).Select(row => new Person(row.Id, row.Name, row.UserName!)).ToListAsync(stop);
        // Who suggested and carried it did two things; who then also edited or posted is named already.
        Shaper[] first = [new Shaper(author, Part.Suggested), .. (await db.CarriersAsync(idea, stop)).DistinctBy(shaper => shaper.Person.Id)];
        var named = first.Select(shaper => shaper.Person.Id).ToHashSet();
        return [.. first, .. (await db.EditorsAsync(idea, stop)).Concat(posters.Select(who => new Shaper(who, Part.Posted))).Where(shaper => named.Add(shaper.Person.Id))];
    }

    private static async Task<IEnumerable<Shaper>> CarriersAsync(this CommunityDb db, Idea idea, CancellationToken stop)
    {
        if (idea.ForwardedAt is null) return [];
        var carriers = await db.Forwards.Where(row => row.IdeaId == idea.Id).OrderBy(row => row.Id)
            .Join(db.Members, row => row.ById, row => row.Id, (_, row) => new Person(row.Id, row.Name, row.UserName!)).ToListAsync(stop);
        return carriers.Select(who => new Shaper(who, Part.Forwarded));
    }

    /// <summary>The first version is the author's own.</summary>
    private static async Task<IEnumerable<Shaper>> EditorsAsync(this CommunityDb db, Idea idea, CancellationToken stop)
    {
        if (idea.ConceptVersion <= 1) return [];
        var editors = await db.Members.Where(row => db.IdeaRevisions.Any(revision => revision.IdeaId == idea.Id && revision.AuthorId == row.Id))
            .OrderBy(row => row.Id).Select(row => new Person(row.Id, row.Name, row.UserName!)).ToListAsync(stop);
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

    private sealed record Placed(Idea Idea, Named Line, Named? Group, Person Author);
}
