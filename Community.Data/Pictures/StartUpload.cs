using Community.Members;
using Community.Text;

namespace Community.Pictures;

/// <summary>A file that begins to arrive.</summary>
public sealed record UploadStarted(Guid Id, DateTime Until);

/// <summary>A member announces a picture, for their build or for what they are writing, which arrives in pieces.</summary>
public sealed class StartUpload(CommunityDb db)
{
    public Task<Outcome<UploadStarted>> By(Member? member, long? buildId, string? fileName, long length, CancellationToken stop = default)
    {
        // Made before the save, which is known by it.
        var id = Guid.NewGuid();
        return db.SaveAsync<UploadStarted>(async () =>
        {
            if (member is null) return Refusal.SignInFirst;
            if (length <= 0) return PictureRefusals.Empty;
            if (length > PictureBounds.Bytes) return PictureRefusals.TooLarge;
            if ((await db.HoldForPictureAsync(member, buildId, stop)).Refusal is { } refusal) return refusal;
            if (await db.RefusesPictureAsync(member!, buildId, stop) is { } full) return full;
            var since = db.Now - Upload.WaitedFor;
            if (await db.Uploads.CountAsync(row => row.OwnerId == member!.Id && row.PictureId == null && row.StartedAt > since, stop) >= Upload.AtOnce) return PictureRefusals.TooManyUploads;

            db.Uploads.Add(new Upload { Id = id, OwnerId = member!.Id, BuildId = buildId, FileName = CleanText.Shorten(CleanText.Line(fileName), Upload.LongestName), Length = length, StartedAt = db.Now });
            db.KnowBy(db.Uploads.Where(row => row.Id == id));
            return new UploadStarted(id, db.Now + Upload.WaitedFor);
        }, stop);
    }
}

/// <summary>A file on its way is given up: by whoever sends it, or because no picture can be made of it.</summary>
public sealed class EndUpload(CommunityDb db)
{
    public Task<Outcome<Done>> By(Member? member, Guid id, CancellationToken stop = default) => db.SaveAsync<Done>(async () =>
    {
        if (member is null) return Refusal.SignInFirst;
        return await db.Uploads.Where(row => row.Id == id && row.OwnerId == member.Id).ExecuteDeleteAsync(stop) > 0 ? Done.It : Refusal.NotFound;
    }, stop);
}
