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
        var idea = await db.Ideas.VisibleTo(member).AsNoTracking().Include(row => row.Tags).FirstOrDefaultAsync(row => row.Id == id, stop);
        if (idea is null) return null;
        var line = await db.ProductLines.Where(row => row.Id == idea.LineId).Select(row => new Named(row.Name, row.Slug)).FirstAsync(stop);
        var group = idea.GroupId is null ? null : await db.Groups.Where(row => row.Id == idea.GroupId).Select(row => new Named(row.Name, row.Slug)).FirstOrDefaultAsync(stop);
        var me = member?.Id ?? 0;
        return new IdeaSight(
            idea, line, group, await db.ShapersAsync(idea, stop), await db.ReachAsync(id, stop), await db.SimilarAsync(idea.Title, SimilarShown, id, stop),
            me != 0 && await db.Votes.AnyAsync(vote => vote.IdeaId == id && vote.MemberId == me, stop),
            me != 0 && await db.Follows.Of(SubjectKind.Idea, id).AnyAsync(row => row.MemberId == me, stop));
    }

    private static async Task<IReadOnlyList<Shaper>> ShapersAsync(this CommunityDb db, Idea idea, CancellationToken stop)
    {
        var forwarders = await db.Forwards.Where(row => row.IdeaId == idea.Id).OrderBy(row => row.Id).Select(row => row.ById).ToListAsync(stop);
        var editors = await db.IdeaRevisions.Where(row => row.IdeaId == idea.Id).Select(row => row.AuthorId).Distinct().ToListAsync(stop);
        var posters = await db.Posts.Where(post => post.ThreadId == idea.ThreadId && post.Kind == PostKind.Comment && post.RemovedAt == null && post.HiddenAt == null)
            .GroupBy(post => post.AuthorId).OrderByDescending(posts => posts.Count()).ThenBy(posts => posts.Key).Select(posts => posts.Key).Take(MostPosters).ToListAsync(stop);
        // Who suggested and carried it did two things; who then also edited or posted is named already.
        (long Who, Part Part)[] first = [(idea.AuthorId, Part.Suggested), .. forwarders.Distinct().Select(who => (who, Part.Forwarded))];
        var named = first.Select(row => row.Who).ToHashSet();
        var parts = first.Concat(editors.Select(who => (Who: who, Part: Part.Edited)).Concat(posters.Select(who => (Who: who, Part: Part.Posted))).Where(row => named.Add(row.Who))).ToList();
        var ids = parts.Select(row => row.Who).Distinct().ToList();
        var people = await db.Members.Where(row => ids.Contains(row.Id)).Select(row => new Person(row.Id, row.Name, row.UserName!)).ToDictionaryAsync(row => row.Id, stop);
        return [.. parts.Select(row => new Shaper(people[row.Who], row.Part))];
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
