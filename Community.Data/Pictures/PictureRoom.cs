using Community.Builds;
using Community.Members;

namespace Community.Pictures;

/// <summary>What a picture is to come into, held: a build of one's own, or nothing yet.</summary>
internal sealed record HeldForPicture(Build? Build);

/// <summary>Whether there is room for another picture.</summary>
internal static class PictureRoom
{
    /// <summary>The build, and then the member, under whom what they have on its way is counted. Another's build is told from none by nobody.</summary>
    public static async Task<Outcome<HeldForPicture>> HoldForPictureAsync(this CommunityDb db, Member? member, long? buildId, CancellationToken stop)
    {
        if (member is null) return Refusal.SignInFirst;
        Build? build = null;
        if (buildId is { } id)
        {
            var held = await db.HoldOwnBuildAsync(member, id, stop);
            if (held.Refusal is { } refusal) return refusal == BuildRefusals.NotYours ? Refusal.NotFound : refusal;
            if (held.Value.RefusesChange() is { } gone) return gone;
            build = held.Value;
        }

        await db.LockAsync<Member>(member.Id, stop);
        return new HeldForPicture(build);
    }

    public static async Task<Refusal?> RefusesPictureAsync(this CommunityDb db, Member member, long? buildId, CancellationToken stop)
    {
        if (buildId is { } id) return await db.BuildPictures.CountAsync(own => own.BuildId == id, stop) >= BuildPicture.PerBuild ? PictureRefusals.BuildIsFull : null;
        return await db.Pictures.CountAsync(row => row.OwnerId == member.Id && row.LooseSince != null, stop) >= Picture.LooseAtOnce ? PictureRefusals.TooManyLoose : null;
    }
}
