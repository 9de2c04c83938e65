namespace Community.Ideas;

/// <summary>
/// Part of a list that one index walks: ideas with a Rising and those without are two stretches, since databases sort nothing differently;
/// so are finds by the kept form and by the folded one.
/// </summary>
internal sealed record IdeaStretch(IQueryable<Idea> Ideas, IdeaStretch.Key By)
{
    /// <summary>What a stretch is ordered by; the id decides between equals.</summary>
    internal enum Key
    {
        Rising,
        Published,
        MostVotes,
        FewestVotes,
        Newest,
    }

    /// <summary>One row of the walk: what it is ordered by, and what tells whether its card is still as it was.</summary>
    internal sealed record Step(long Id, long? Rising, DateTime? PublishedAt, long Votes, IdeaStage Stage, long ConceptVersion, long Posts, string? Author, string? Portrait);

    /// <remarks>Written as "at most, and not before": the first half is what an index can seek to.</remarks>
    public IQueryable<Idea> After(IdeaPlaceInList place)
    {
        var (value, id) = (place.Value, place.Id);
        if (By is not Key.Published)
        {
            return By switch
            {
                Key.Rising => Ideas.Where(idea => idea.Rising <= value && (idea.Rising < value || idea.Id < id)),
                Key.MostVotes => Ideas.Where(idea => idea.VoteCount <= value && (idea.VoteCount < value || idea.Id < id)),
                Key.FewestVotes => Ideas.Where(idea => idea.VoteCount >= value && (idea.VoteCount > value || idea.Id > id)),
                _ => Ideas.Where(idea => idea.Id < id),
            };
        }

        var at = new DateTime(Math.Clamp(value, 0, DateTime.MaxValue.Ticks), DateTimeKind.Utc);
        return Ideas.Where(idea => idea.PublishedAt <= at && (idea.PublishedAt < at || idea.Id < id));
    }

    public IQueryable<Step> Walk(IQueryable<Idea> ideas, CommunityDb db) => (By switch
    {
        Key.Rising => ideas.OrderByDescending(idea => idea.Rising).ThenByDescending(idea => idea.Id),
        Key.Published => ideas.OrderByDescending(idea => idea.PublishedAt).ThenByDescending(idea => idea.Id),
        Key.MostVotes => ideas.OrderByDescending(idea => idea.VoteCount).ThenByDescending(idea => idea.Id),
        Key.FewestVotes => ideas.OrderBy(idea => idea.VoteCount).ThenBy(idea => idea.Id),
        _ => ideas.OrderByDescending(idea => idea.Id),
    }).Select(idea => new Step(
        idea.Id, idea.Rising, idea.PublishedAt, idea.VoteCount, idea.Stage, idea.ConceptVersion,
        db.Threads.Where(thread => thread.Id == idea.ThreadId).Select(thread => thread.PostCount).FirstOrDefault(),
        db.Members.Where(member => member.Id == idea.AuthorId).Select(member => member.Name).FirstOrDefault(),
        db.Members.Where(member => member.Id == idea.AuthorId).Select(member => member.Portrait).FirstOrDefault()));

    public IdeaPlaceInList PlaceOf(int stretch, Step step) => new(stretch, By switch
    {
        Key.Rising => step.Rising ?? 0,
        Key.Published => step.PublishedAt?.Ticks ?? 0,
        Key.MostVotes or Key.FewestVotes => step.Votes,
        _ => 0,
    }, step.Id);
}
