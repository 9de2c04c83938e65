using Community.Builds;
using Community.Members;

namespace Community.Pictures;

/// <summary>A picture that is now a build's, or loose.</summary>
public sealed record PictureKept(long Id, long? BuildId);

/// <summary>A member's picture, whose files lie in the store already, becomes the last of their build; or it is loose, until an idea, a post or a profile shows it.</summary>
public sealed class KeepPicture(CommunityDb db)
{
    /// <param name="member">Who sent it.</param>
    /// <param name="buildId">Their build; null for a loose one.</param>
    /// <param name="key">Under which its files lie; made for it alone.</param>
    /// <param name="made">What the engine made.</param>
    /// <param name="uploadId">The upload that brought it, which is done with it.</param>
    /// <param name="stop">Cancels.</param>
    public Task<Outcome<PictureKept>> By(Member? member, long? buildId, string key, PictureMade made, Guid? uploadId = null, CancellationToken stop = default) => db.SaveAsync<PictureKept>(async () =>
    {
        var held = await db.HoldForPictureAsync(member, buildId, stop);
        if (held.Refusal is { } refusal) return refusal;
        var upload = uploadId is { } id ? await db.Uploads.FirstOrDefaultAsync(row => row.Id == id && row.OwnerId == member!.Id, stop) : null;
        if (uploadId is not null && upload is null) return Refusal.NotFound;
        if (upload?.PictureId is { } before) return new PictureKept(before, buildId);
        if (await db.RefusesPictureAsync(member!, buildId, stop) is { } full) return full;

        var picture = Draw(made, key, member!.Id);
        if (buildId is null) picture.LooseSince = db.Now;
        db.Pictures.Add(picture);
        await db.SaveChangesAsync(stop);
        if (upload is not null) upload.PictureId = picture.Id;
        if (held.Value.Build is not { } build || !await PlaceAsync(build, picture.Id, stop)) db.KnowBy(db.Pictures.Where(row => row.Key == key));
        return new PictureKept(picture.Id, buildId);
    }, stop);

    /// <summary>Answers whether anybody hears of it; of a draft nobody does.</summary>
    private async Task<bool> PlaceAsync(Build build, long pictureId, CancellationToken stop)
    {
        var last = await db.BuildPictures.Where(own => own.BuildId == build.Id).Select(own => (int?)own.Place).MaxAsync(stop) ?? 0;
        db.BuildPictures.Add(new BuildPicture { PictureId = pictureId, BuildId = build.Id, Place = last + 1 });
        await db.OpenOrCloseAsync(build, stop);
        if (build.State != BuildState.Published) return false;
        db.Raise(new BuildChanged(build.Id, build.AuthorId));
        return true;
    }

    private Picture Draw(PictureMade made, string key, long owner) => new()
    {
        OwnerId = owner,
        Key = key,
        Name = Picture.NewName(),
        Width = made.Width,
        Height = made.Height,
        Animated = made.Animated,
        Colour = made.Colour,
        Placeholder = made.Placeholder,
        MadeAt = db.Now,
        Sizes = [.. made.Sizes.Select(size => new PictureSize { Width = size.Width, Height = size.Height, Bytes = size.Bytes })],
    };
}
