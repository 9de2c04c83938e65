using System.Globalization;
using Community.Platform;
using Microsoft.EntityFrameworkCore;

namespace Community.Builds;

/// <summary>The hearts of a build as a Turbo Stream, for those who have its page open: its door was asked when they came.</summary>
public sealed class HeartStreams(CommunityDb db, FragmentRenderer fragments)
{
    public async Task<string> OfAsync(long buildId, CancellationToken stop)
    {
        var likes = await db.Builds.Listed().Where(build => build.Id == buildId).Select(build => (long?)build.LikeCount).FirstOrDefaultAsync(stop);
        return likes is { } count ? await OfAsync(new BuildLikes(buildId, count)) : "";
    }

    public async Task<string> OfAsync(BuildLikes likes) => TurboStreams.StreamAll(
        "replace", $".likes[data-build='{likes.BuildId.ToString(CultureInfo.InvariantCulture)}']", await fragments.RenderAsync("/Builds/_Likes.cshtml", likes));
}

/// <summary>Hearts on open pages of a build count on as others give theirs and take them back.</summary>
public sealed class ShowLikesLive(LivePush push, HeartStreams hearts, TimeProvider clock) : Events.ILiveFollowUp<LikesChanged>
{
    public Task Show(LikesChanged happened, Events.Occasion occasion, CancellationToken stop) =>
        push.ChangedAsync(BuildTopic.Of(happened.BuildId), LiveStamp.Now(clock), () => hearts.OfAsync(happened.BuildId, stop));
}
