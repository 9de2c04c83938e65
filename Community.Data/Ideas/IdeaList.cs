using Community.Groups;
using Community.Members;
using Community.Search;

namespace Community.Ideas;

/// <summary>The lists of ideas: filtered, in one of four orders, a page at a time without ever counting rows off.</summary>
public static class IdeaList
{
    public const int PageSize = 20;

    /// <summary>An idea with fewer votes than the first milestone still needs people.</summary>
    private static readonly long FewVotes = Milestone.All[0];

    private static readonly TimeSpan Quiet = TimeSpan.FromDays(7);

    public static async Task<IdeaPage> ListIdeasAsync(this CommunityDb db, IdeaFilter filter, Member? member, int take = PageSize, CancellationToken stop = default)
    {
        var (steps, next) = await db.StepsAsync(filter, member, take, stop);
        return new IdeaPage(await db.CardsInOrderAsync([.. steps.Select(step => step.Id)], stop), next);
    }

    /// <summary>Which ideas stand on the page, in their order, and where the next begins.</summary>
    internal static async Task<(IReadOnlyList<IdeaStretch.Step> Steps, string? Next)> StepsAsync(this CommunityDb db, IdeaFilter filter, Member? member, int take, CancellationToken stop)
    {
        if (await db.FilteredAsync(filter, stop) is not { } ideas) return ([], null);
        var stretches = await db.StretchesAsync(ideas, filter, member, stop);
        var place = IdeaPlaceInList.Read(filter.After);
        var steps = new List<(int Stretch, IdeaStretch.Step Step)>();
        for (var number = Math.Min(place?.Stretch ?? 0, stretches.Count); number < stretches.Count && steps.Count <= take; number++)
        {
            var stretch = stretches[number];
            var rest = place is not null && place.Stretch == number ? stretch.After(place) : stretch.Ideas;
            var found = await stretch.Walk(rest, db).Take(take + 1 - steps.Count).ToListAsync(stop);
            steps.AddRange(found.Select(step => (number, step)));
        }

        var next = steps.Count > take ? stretches[steps[take - 1].Stretch].PlaceOf(steps[take - 1].Stretch, steps[take - 1].Step).Write() : null;
        return ([.. steps.Take(take).Select(row => row.Step)], next);
    }

    /// <summary>Cards of these ideas, in this order; one statement, and one for their faces.</summary>
    public static async Task<IReadOnlyList<IdeaCard>> CardsInOrderAsync(this CommunityDb db, IReadOnlyList<long> ids, CancellationToken stop = default)
    {
        if (ids.Count == 0) return [];
        var cards = await db.Cards(db.Ideas.AsNoTracking().Where(idea => ids.Contains(idea.Id))).ToDictionaryAsync(card => card.Id, stop);
        return await db.WithFacesAsync([.. ids.Where(cards.ContainsKey).Select(id => cards[id])], stop);
    }

    /// <summary>Which of these ideas hold a vote of the member's.</summary>
    public static async Task<IReadOnlySet<long>> VotedAsync(this CommunityDb db, Member? member, IEnumerable<long> ideaIds, CancellationToken stop = default)
    {
        if (member is null) return new HashSet<long>();
        var (me, ids) = (member.Id, ideaIds.ToList());
        return await db.Votes.Where(vote => vote.MemberId == me && ids.Contains(vote.IdeaId)).Select(vote => vote.IdeaId).ToHashSetAsync(stop);
    }

    /// <summary>How many ideas of the filter stand in each stage, whichever stage it asks for.</summary>
    public static async Task<IReadOnlyDictionary<IdeaStage, int>> CountByStageAsync(this CommunityDb db, IdeaFilter filter, CancellationToken stop = default)
    {
        if (await db.FilteredAsync(filter with { Stages = null }, stop) is not { } ideas) return new Dictionary<IdeaStage, int>();
        if (Forms(filter) is { } forms) ideas = ideas.Where(idea => db.FindIdeas(forms.Kept, forms.Folded).Contains(idea.Id));
        return await ideas.GroupBy(idea => idea.Stage).Select(stage => new { stage.Key, Count = stage.Count() }).ToDictionaryAsync(row => row.Key, row => row.Count, stop);
    }

    /// <summary>Null when the filter names a group or a line that does not exist. What is listed is public: a list is the same for everybody.</summary>
    private static async Task<IQueryable<Idea>?> FilteredAsync(this CommunityDb db, IdeaFilter filter, CancellationToken stop)
    {
        var ideas = db.Ideas.AsNoTracking().VisibleTo(member: null).Listed();
        if (filter.Stages is [var only]) ideas = ideas.Where(idea => idea.Stage == only);
        else if (filter.Stages is { Count: > 1 } stages) ideas = ideas.Where(idea => stages.Contains(idea.Stage));
        if (filter.Language is { } language) ideas = ideas.Where(idea => idea.Language == language);
        if (filter.Tag is { } tag) ideas = ideas.Where(idea => db.IdeaTags.Where(row => row.Slug == tag).Select(row => row.IdeaId).Contains(idea.Id));
        if (filter.Group is { } group)
        {
            var id = await db.Groups.Where(row => row.Slug == group).Select(row => (long?)row.Id).FirstOrDefaultAsync(stop);
            if (id is null) return null;
            ideas = ideas.Where(idea => idea.GroupId == id);
        }

        if (filter.Line is not { } line) return ideas;
        var lineId = await db.ProductLines.Where(row => row.Slug == line).Select(row => row.Id).FirstOrDefaultAsync(stop);
        return lineId == 0 ? null : ideas.Where(idea => idea.LineId == lineId);
    }

    private static async Task<IReadOnlyList<IdeaStretch>> StretchesAsync(this CommunityDb db, IQueryable<Idea> ideas, IdeaFilter filter, Member? member, CancellationToken stop)
    {
        if (filter.Order == IdeaOrder.NeedsYou)
        {
            if (member is null) return [];
            ideas = await db.NeedingAsync(ideas, member, stop);
        }

        if (Forms(filter) is not { } forms) return [.. Ordered(ideas, filter.Order)];
        // What was written as it was asked for comes before what only resembles it.
        var kept = ideas.Where(idea => db.FindIdeas(forms.Kept, "").Contains(idea.Id));
        var folded = ideas.Where(idea => db.FindIdeas("", forms.Folded).Contains(idea.Id) && !db.FindIdeas(forms.Kept, "").Contains(idea.Id));
        return [.. Ordered(kept, filter.Order), .. Ordered(folded, filter.Order)];
    }

    private static IEnumerable<IdeaStretch> Ordered(IQueryable<Idea> ideas, IdeaOrder order) => order switch
    {
        IdeaOrder.New => [new(ideas, IdeaStretch.Key.Published)],
        IdeaOrder.Votes => [new(ideas, IdeaStretch.Key.MostVotes)],
        IdeaOrder.NeedsYou => [new(ideas, IdeaStretch.Key.FewestVotes)],
        _ => [new(ideas.Where(idea => idea.Rising != null), IdeaStretch.Key.Rising), new(ideas.Where(idea => idea.Rising == null), IdeaStretch.Key.Newest)],
    };

    /// <summary>One's own ideas and those one voted for have what they can have of this member.</summary>
    private static async Task<IQueryable<Idea>> NeedingAsync(this CommunityDb db, IQueryable<Idea> ideas, Member member, CancellationToken stop)
    {
        var (me, languages, quietSince) = (member.Id, member.Languages, db.Now - Quiet);
        var groups = await db.Memberships.Where(own => own.MemberId == me && own.Status == MembershipStatus.Active).Select(own => (long?)own.GroupId).ToListAsync(stop);
        return ideas.Where(idea => idea.Stage == IdeaStage.Open && idea.VoteCount < FewVotes && idea.AuthorId != me
            && (groups.Contains(idea.GroupId) || languages.Contains(idea.Language))
            && !db.Threads.Any(thread => thread.Id == idea.ThreadId && thread.LastPostAt > quietSince)
            && !db.Votes.Any(vote => vote.IdeaId == idea.Id && vote.MemberId == me));
    }

    /// <summary>A query of nothing but signs finds nothing, rather than everything.</summary>
    private static (string Kept, string Folded)? Forms(IdeaFilter filter) =>
        filter.Query is { } query ? (SearchForms.Kept(query), SearchForms.Folded(query)) : null;
}
