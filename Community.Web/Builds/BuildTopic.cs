using System.Globalization;
using Community.Members;
using Community.Platform;
using Microsoft.EntityFrameworkCore;

namespace Community.Builds;

/// <summary>One build's hearts: whoever joins is handed them as they stand.</summary>
public sealed class BuildTopic(CommunityDb db, HeartStreams hearts, TimeProvider clock) : ILiveTopic
{
    public string Kind => "build";

    public static string Of(long id) => string.Create(CultureInfo.InvariantCulture, $"build:{id}");

    public async Task<long?> DoorAsync(string key, Member? member, CancellationToken stop) =>
        long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && await db.Builds.VisibleTo(member).AnyAsync(build => build.Id == id && build.State != BuildState.Draft, stop)
            ? LiveStamp.Now(clock) : null;

    public Task<string> MissedAsync(string key, long after, CancellationToken stop) => hearts.OfAsync(long.Parse(key, CultureInfo.InvariantCulture), stop);
}
