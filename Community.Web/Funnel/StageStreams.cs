using System.Globalization;
using Community.Ideas;
using Community.Platform;
using Microsoft.EntityFrameworkCore;

namespace Community.Funnel;

/// <summary>Where an idea stands, as Turbo Streams for its page: the chip, the rail and the clock.</summary>
public sealed class StageStreams(CommunityDb db, IdeaPassage passage, FragmentRenderer fragments, TimeProvider clock)
{
    /// <summary>What changed since an instant; nothing while the idea stood still.</summary>
    public async Task<string> SinceAsync(long ideaId, DateTime since, CancellationToken stop) =>
        await FindAsync(ideaId, stop) is { } idea && idea.StageSince >= since ? await OfAsync(idea, stop) : "";

    public async Task<string> OfAsync(long ideaId, CancellationToken stop) => await FindAsync(ideaId, stop) is { } idea ? await OfAsync(idea, stop) : "";

    private async Task<string> OfAsync(Idea idea, CancellationToken stop)
    {
        var id = idea.Id.ToString(CultureInfo.InvariantCulture);
        return TurboStreams.Stream("replace", $"stage-{id}", await fragments.RenderAsync("/Funnel/_IdeaStage.cshtml", idea))
            + TurboStreams.Stream("replace", $"rail-{id}", await fragments.RenderAsync("/Funnel/_IdeaRail.cshtml", new IdeaWay(idea, await passage.DaysAsync(idea, stop))))
            + TurboStreams.Stream("replace", $"clock-{id}", await fragments.RenderAsync("/Funnel/_IdeaClock.cshtml", IdeaClock.Of(idea, clock)));
    }

    private Task<Idea?> FindAsync(long id, CancellationToken stop) => db.Ideas.VisibleTo(member: null).AsNoTracking().FirstOrDefaultAsync(idea => idea.Id == id, stop);
}
