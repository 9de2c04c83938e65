using Community.Database;
using Community.Members;
using Community.Notifications;
using Community.Pictures;
using Microsoft.Extensions.Caching.Memory;

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

/// <summary>All that an idea's page tells beside the idea itself and the posts of its thread.</summary>
/// <param name="Voted">The reader lends it a vote.</param>
/// <param name="Follows">The reader hears of it.</param>
public sealed record IdeaSight(Idea Idea, Named Line, Named? Group, Thread Thread, IdeaBackdrop Around, bool Voted, bool Follows)
{
    /// <summary>In their order.</summary>
    public IReadOnlyList<PictureLook> Pictures => Around.Pictures;

    public Person Author => Around.Shapers[0].Person;

    public int People => Around.Shapers.Select(shaper => shaper.Person.Id).Distinct().Count();

    /// <summary>Those who carried it, the first one first.</summary>
    public IEnumerable<Shaper> Forwarders => Around.Shapers.Where(shaper => shaper.Part == Part.Forwarded);
}

/// <summary>The pages of ideas.</summary>
public sealed class IdeaSights(CommunityDb db, IMemoryCache cache)
{
    /// <summary>How long what stands around an idea is believed when nothing of the idea has changed: a name or another idea's title may be so old.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(10);

    /// <summary>One statement for all that must be as new as the request.</summary>
    private static readonly Prepared<long, long, Found?> Pages = new((db, id, me, stop) => (
        from idea in db.Ideas
        where idea.Id == id
        join thread in db.Threads on idea.ThreadId equals thread.Id
        join line in db.ProductLines on idea.LineId equals line.Id
        join author in db.Members on idea.AuthorId equals author.Id
        join home in db.Groups on idea.GroupId equals home.Id into homes
        from home in homes.DefaultIfEmpty()
        select new Found(
            idea, thread, new Named(line.Name, line.Slug), home == null ? null : new Named(home.Name, home.Slug), new Person(author.Id, author.Name, author.UserName!, author.Portrait),
            db.Forwards.Count(row => row.IdeaId == id),
            db.Votes.Any(vote => vote.IdeaId == id && vote.MemberId == me),
            db.Follows.Any(row => row.Subject == SubjectKind.Idea && row.SubjectId == id && row.MemberId == me && !row.Left))).AsNoTracking().FirstOrDefault());

    /// <summary>The page of one idea, or null where there is none for this member.</summary>
    /// <param name="id">The idea.</param>
    /// <param name="member">Who asks; null for a visitor.</param>
    /// <param name="stop">Cancels.</param>
    /// <param name="turn">Another number whenever all kept pages left: what is drawn after that is read anew.</param>
    public async Task<IdeaSight?> SeeAsync(long id, Member? member, CancellationToken stop = default, long turn = 0)
    {
        var found = await FoundAsync(id, member, stop);
        if (found is null) return null;
        var around = await AroundAsync(found, turn, stop);
        found.Idea.Tags.AddRange(around.Tags);
        return new IdeaSight(found.Idea, found.Line, found.Group, found.Thread, around, found.Voted, found.Follows);
    }

    private async Task<Found?> FoundAsync(long id, Member? member, CancellationToken stop) =>
        await Pages.AskAsync(db, id, member?.Id ?? 0, stop) is { } found && await db.IsVisibleAsync(found.Idea, member, stop) ? found : null;

    /// <summary>Asked again as soon as the idea has another vote, change, version or forward, or its pictures other addresses.</summary>
    private async Task<IdeaBackdrop> AroundAsync(Found found, long turn, CancellationToken stop)
    {
        var (idea, key) = (found.Idea, ("around idea", found.Idea.Id));
        var state = (found.Author, idea.VoteCount, idea.ConceptVersion, found.Forwards, found.Thread.LastChange, idea.HiddenAt, idea.TouchedAt, turn);
        if (cache.TryGetValue(key, out (object State, IdeaBackdrop Around) known) && known.State.Equals(state)) return known.Around;
        return cache.Set(key, ((object)state, await db.BackdropAsync(idea, found.Author, stop)), Kept).Item2;
    }

    private sealed record Found(Idea Idea, Thread Thread, Named Line, Named? Group, Person Author, int Forwards, bool Voted, bool Follows);
}
