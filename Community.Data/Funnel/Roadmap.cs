using Community.Ideas;
using Community.Pictures;
using Community.Threads;

namespace Community.Funnel;

/// <summary>Somebody who gets credit, and for what.</summary>
public sealed record Credited(long IdeaId, long MemberId, string Name, string Handle, string? Portrait, CreditFor For);

/// <summary>An idea on the roadmap, with the words that brought it there.</summary>
public sealed record RoadmapItem(long Id, string Title, string Slug, IdeaStage Stage, long Votes, string? GroupName, string LineName, bool? InPipelineBefore, string? Answer)
{
    public IReadOnlyList<Credited> Credits { get; init; } = [];

    /// <summary>The idea's first picture.</summary>
    public PictureLook? Face { get; init; }
}

/// <summary>One lane of the roadmap, newest first, and how many lie in it altogether.</summary>
public sealed record RoadmapLane(IdeaStage Stage, int Count, IReadOnlyList<RoadmapItem> Items);

public static class RoadmapQueries
{
    private const int Length = 12;

    public static async Task<IReadOnlyList<RoadmapLane>> RoadmapAsync(this CommunityDb db, CancellationToken stop)
    {
        var lanes = new List<RoadmapLane>();
        foreach (var stage in new[] { IdeaStage.Shaping, IdeaStage.Planned, IdeaStage.Launched }) lanes.Add(await db.RoadmapLaneAsync(stage, stop));
        var faces = await db.FacesOfIdeasAsync([.. lanes.SelectMany(lane => lane.Items).Select(item => item.Id)], stop);
        return [.. lanes.Select(lane => lane with { Items = [.. lane.Items.Select(item => item with { Face = faces.GetValueOrDefault(item.Id) })] })];
    }

    private static async Task<RoadmapLane> RoadmapLaneAsync(this CommunityDb db, IdeaStage stage, CancellationToken stop)
    {
        var ideas = db.Ideas.VisibleTo(null).Where(idea => idea.Stage == stage);
        var items = await ideas.OrderByDescending(idea => idea.StageSince).ThenByDescending(idea => idea.Id).Take(Length).Select(idea => new RoadmapItem(
            idea.Id, idea.Title, idea.Slug, idea.Stage, idea.VoteCount,
            db.Groups.Where(group => group.Id == idea.GroupId).Select(group => group.Name).FirstOrDefault(),
            db.ProductLines.Where(line => line.Id == idea.LineId).Select(line => line.Name).FirstOrDefault() ?? "",
            idea.InPipelineBefore,
            db.Posts.Where(post => post.ThreadId == idea.ThreadId && post.Kind == PostKind.Answer && post.HiddenAt == null && post.RemovedAt == null)
                .OrderByDescending(post => post.Seq).Select(post => post.Text).FirstOrDefault())).AsNoTracking().ToListAsync(stop);
        var credits = (await db.CreditedAsync([.. items.Select(item => item.Id)], stop)).ToLookup(credit => credit.IdeaId);
        return new RoadmapLane(stage, await ideas.CountAsync(stop), [.. items.Select(item => item with
        {
            Answer = item.Answer is null ? null : Markdown.Excerpt(item.Answer, 140),
            Credits = [.. credits[item.Id]],
        })]);
    }

    /// <summary>Credits as given at launch; before it, those of who suggested and who forwarded, which stay whatever comes. Everyone once, for the first they did.</summary>
    private static async Task<List<Credited>> CreditedAsync(this CommunityDb db, long[] ideas, CancellationToken stop)
    {
        var suggested = await db.Ideas.Where(idea => ideas.Contains(idea.Id)).Join(db.Members, idea => idea.AuthorId, member => member.Id,
            (idea, member) => new Credited(idea.Id, member.Id, member.Name, member.UserName!, member.Portrait, CreditFor.Suggested)).ToListAsync(stop);
        var forwarded = await db.Forwards.Where(forward => ideas.Contains(forward.IdeaId)).OrderBy(forward => forward.Id).Join(db.Members, forward => forward.ById, member => member.Id,
            (forward, member) => new Credited(forward.IdeaId, member.Id, member.Name, member.UserName!, member.Portrait, CreditFor.Forwarded)).ToListAsync(stop);
        var shaped = await db.Credits.Where(credit => ideas.Contains(credit.IdeaId)).OrderBy(credit => credit.For).ThenBy(credit => credit.MemberId).Join(db.Members, credit => credit.MemberId, member => member.Id,
            (credit, member) => new Credited(credit.IdeaId, member.Id, member.Name, member.UserName!, member.Portrait, credit.For)).ToListAsync(stop);
        return [.. suggested.Concat(forwarded).Concat(shaped).DistinctBy(credit => (credit.IdeaId, credit.MemberId))];
    }
}
