using System.Globalization;
using System.Text;
using Community.Platform;
using Microsoft.EntityFrameworkCore;

namespace Community.Ideas;

/// <summary>The bricks of some ideas, and what counts towards their next milestone, as Turbo Streams for every place that shows them.</summary>
public sealed class BrickStreams(CommunityDb db, FragmentRenderer fragments)
{
    public async Task<string> OfAsync(IReadOnlyList<long> ideaIds, CancellationToken stop)
    {
        var bricks = await db.Ideas.VisibleTo(member: null).Where(idea => ideaIds.Contains(idea.Id)).OrderBy(idea => idea.Id)
            .Select(idea => new { idea.Id, idea.VoteCount, idea.Stage }).AsNoTracking().ToListAsync(stop);
        var streams = new StringBuilder();
        foreach (var brick in bricks) streams.Append(await OfAsync(new VoteBrick(brick.Id, brick.VoteCount, IdeaStages.Voting.Contains(brick.Stage))));
        return streams.ToString();
    }

    private async Task<string> OfAsync(VoteBrick brick)
    {
        var id = brick.IdeaId.ToString(CultureInfo.InvariantCulture);
        return TurboStreams.StreamAll("replace", $".vote[data-idea='{id}']", await fragments.RenderAsync("/Ideas/_VoteBrick.cshtml", brick))
            + TurboStreams.StreamAll("replace", $".support[data-idea='{id}']", await fragments.RenderAsync("/Ideas/_Support.cshtml", new Support(brick.IdeaId, brick.Votes)));
    }
}
