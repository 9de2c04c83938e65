using System.Security.Cryptography;
using Community.Builds;
using Community.Members;

namespace Community.Pictures;

/// <summary>A picture that is now a build's.</summary>
public sealed record PictureKept(long Id, long BuildId);

/// <summary>A member's picture, whose files lie in the store already, becomes the last of their build.</summary>
public sealed class KeepPicture(CommunityDb db)
{
    /// <param name="member">The build's author.</param>
    /// <param name="buildId">Which build.</param>
    /// <param name="key">Under which its files lie; made for it alone.</param>
    /// <param name="made">What the engine made.</param>
    /// <param name="uploadId">The upload that brought it, which is done with it.</param>
    /// <param name="stop">Cancels.</param>
    public Task<Outcome<PictureKept>> By(Member? member, long buildId, string key, PictureMade made, Guid? uploadId = null, CancellationToken stop = default) => db.SaveAsync<PictureKept>(async () =>
    {
        var held = await db.HoldOwnBuildAsync(member, buildId, stop);
        if (held.Refusal is { } refusal) return refusal == BuildRefusals.NotYours ? Refusal.NotFound : refusal;
        if (held.Value.RefusesChange() is { } gone) return gone;
        var upload = uploadId is { } id ? await db.Uploads.FirstOrDefaultAsync(row => row.Id == id && row.OwnerId == member!.Id, stop) : null;
        if (uploadId is not null && upload is null) return Refusal.NotFound;
        if (upload?.PictureId is { } before) return new PictureKept(before, buildId);
        var places = await db.BuildPictures.Where(own => own.BuildId == buildId).Select(own => own.Place).ToListAsync(stop);
        if (places.Count >= BuildPicture.PerBuild) return PictureRefusals.BuildIsFull;

        var picture = Draw(made, key, member!.Id);
        db.Pictures.Add(picture);
        await db.SaveChangesAsync(stop);
        db.BuildPictures.Add(new BuildPicture { PictureId = picture.Id, BuildId = buildId, Place = places.DefaultIfEmpty().Max() + 1 });
        if (upload is not null) upload.PictureId = picture.Id;
        await db.SaveChangesAsync(stop);
        await db.OpenOrCloseAsync(held.Value, stop);
        // Of a draft nobody hears.
        if (held.Value.State == BuildState.Published) db.Raise(new BuildChanged(buildId, member.Id));
        else db.KnowBy(db.Pictures.Where(row => row.Key == key));
        return new PictureKept(picture.Id, buildId);
    }, stop);

    private Picture Draw(PictureMade made, string key, long owner) => new()
    {
        OwnerId = owner,
        Key = key,
        // 128 bits: nobody guesses it.
        Name = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)),
        Width = made.Width,
        Height = made.Height,
        Animated = made.Animated,
        Colour = made.Colour,
        Placeholder = made.Placeholder,
        MadeAt = db.Now,
        Sizes = [.. made.Sizes.Select(size => new PictureSize { Width = size.Width, Height = size.Height, Bytes = size.Bytes })],
    };
}
