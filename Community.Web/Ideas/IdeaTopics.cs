using System.Globalization;
using Community.Funnel;
using Community.Members;
using Community.Platform;
using Microsoft.EntityFrameworkCore;

namespace Community.Ideas;

/// <summary>The list of ideas: public, and reloaded by whoever was away while something in it changed.</summary>
public sealed class IdeasTopic(CommunityDb db) : ILiveTopic
{
    private static readonly string[] Kinds = [nameof(VotesChanged), nameof(IdeaPublished), nameof(IdeaMoved), nameof(IdeasImported)];

    public string Kind => "ideas";

    public async Task<long?> DoorAsync(string key, Member? member, CancellationToken stop) => key.Length > 0 ? null : await LiveStamp.NewestAsync(db, Kinds, stop);

    public Task<string> MissedAsync(string key, long after, CancellationToken stop) => Task.FromResult("");
}

/// <summary>One idea's votes and stage: whoever joins is handed the brick as it stands, which is shorter than finding out whether it changed, and the stage if it did.</summary>
public sealed class IdeaTopic(CommunityDb db, BrickStreams bricks, StageStreams stages, TimeProvider clock) : ILiveTopic
{
    public string Kind => "idea";

    public async Task<long?> DoorAsync(string key, Member? member, CancellationToken stop) =>
        long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && await db.Ideas.VisibleTo(member).AnyAsync(idea => idea.Id == id && idea.Stage != IdeaStage.Draft, stop)
            ? LiveStamp.Now(clock) : null;

    public async Task<string> MissedAsync(string key, long after, CancellationToken stop)
    {
        var id = long.Parse(key, CultureInfo.InvariantCulture);
        return await bricks.OfAsync([id], stop) + await stages.SinceAsync(id, LiveStamp.Instant(after), stop);
    }
}
