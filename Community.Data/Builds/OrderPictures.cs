using Community.Members;
using Community.Pictures;
using Community.Text;

namespace Community.Builds;

/// <summary>An author puts the pictures of a build in order; the first becomes its face.</summary>
public sealed class OrderPictures(CommunityDb db)
{
    /// <param name="member">The author.</param>
    /// <param name="buildId">Which build.</param>
    /// <param name="pictureIds">All of its pictures, in the wanted order.</param>
    /// <param name="stop">Cancels.</param>
    public Task<Outcome<Done>> By(Member? member, long buildId, IReadOnlyList<long> pictureIds, CancellationToken stop = default) => db.SaveAsync<Done>(async () =>
    {
        var held = await db.HoldOwnBuildAsync(member, buildId, stop);
        if (held.Refusal is { } refusal) return refusal;
        var build = held.Value;
        if (build.RefusesChange() is { } gone) return gone;
        var pictures = await db.BuildPictures.Where(own => own.BuildId == buildId).ToListAsync(stop);
        // One came or went meanwhile: an order of the others would say nothing about it.
        if (!pictures.Select(own => own.PictureId).Order().SequenceEqual(pictureIds.Order())) return Refusal.ChangedMeanwhile;

        var wanted = pictureIds.ToList();
        foreach (var own in pictures) own.Place = wanted.IndexOf(own.PictureId) + 1;
        if (build.State == BuildState.Published) db.Raise(new BuildChanged(buildId, member!.Id));
        return Done.It;
    }, stop);
}

/// <summary>An author takes a picture out of a build. What has been shown keeps at least one.</summary>
public sealed class RemovePicture(CommunityDb db)
{
    public Task<Outcome<Done>> By(Member? member, long buildId, long pictureId, CancellationToken stop = default) => db.SaveAsync<Done>(async () =>
    {
        var held = await db.HoldOwnBuildAsync(member, buildId, stop);
        if (held.Refusal is { } refusal) return refusal;
        var build = held.Value;
        if (build.RefusesChange() is { } gone) return gone;
        // What the community team looks at stays as it is.
        if (build.HiddenAt is not null) return BuildRefusals.IsHidden;
        if (await db.BuildPictures.FirstOrDefaultAsync(own => own.BuildId == buildId && own.PictureId == pictureId, stop) is not { } picture) return await db.IsLooseAsync(member!, pictureId, stop) ? Done.It : Refusal.NotFound;
        if (build.State != BuildState.Draft && await db.BuildPictures.CountAsync(own => own.BuildId == buildId, stop) == 1) return BuildRefusals.KeepsOnePicture;

        // Its address is nobody's from now on; rows and files are swept with all loose pictures.
        db.BuildPictures.Remove(picture);
        await db.LoosenAsync([pictureId], stop);
        if (build.State == BuildState.Published) db.Raise(new BuildChanged(buildId, member!.Id));
        return Done.It;
    }, stop);
}

/// <summary>An author says in words what a picture shows.</summary>
public sealed class DescribePicture(CommunityDb db)
{
    public Task<Outcome<Done>> By(Member? member, long buildId, long pictureId, string? alt, CancellationToken stop = default) => db.SaveAsync<Done>(async () =>
    {
        var held = await db.HoldOwnBuildAsync(member, buildId, stop);
        if (held.Refusal is { } refusal) return refusal;
        var build = held.Value;
        if (build.RefusesChange() is { } gone) return gone;
        var words = CleanText.Line(alt);
        if (words.Length > Picture.LongestAlt) return PictureRefusals.AltLength;
        var picture = await db.Pictures.FirstOrDefaultAsync(row => row.Id == pictureId && db.BuildPictures.Any(own => own.BuildId == buildId && own.PictureId == pictureId), stop);
        if (picture is null) return Refusal.NotFound;

        picture.Alt = words;
        if (build.State == BuildState.Published) db.Raise(new BuildChanged(buildId, member!.Id));
        return Done.It;
    }, stop);
}
