using Community.Members;

namespace Community.Pictures;

/// <summary>Where a file that a member sent becomes a picture: made, kept on the disk, and only then told of in rows. What is cut off on the way leaves no broken picture.</summary>
public sealed class Darkroom(CommunityDb db, IPictureEngine engine, IPictureStore store, PictureFolders folders, KeepPicture keep, MemberTurns turns)
{
    /// <param name="member">Who sent it.</param>
    /// <param name="buildId">Their build; null for a loose one.</param>
    /// <param name="file">What was sent, under a name of ours; it is left as it is.</param>
    /// <param name="uploadId">The upload that brought it.</param>
    /// <param name="stop">Leaves nothing behind.</param>
    public async Task<Outcome<PictureKept>> DevelopAsync(Member? member, long? buildId, string file, Guid? uploadId = null, CancellationToken stop = default)
    {
        if (await RefusesAsync(member, buildId, stop) is { } refusal) return refusal;
        var key = PictureFolders.NewKey();
        var folder = PictureFolders.Prepare(Path.Combine(folders.Making, key));
        try
        {
            var made = await MakeAsync(member!.Id, file, folder, stop);
            if (made.Refusal is { } unusable) return unusable;
            await store.KeepAsync(key, folder, stop);
            return await TellAsync(member, buildId, key, made.Value, uploadId, stop);
        }
        finally
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<Outcome<PictureMade>> MakeAsync(long memberId, string file, string folder, CancellationToken stop)
    {
        using var turn = await turns.TakeAsync(memberId, stop);
        return await engine.MakeAsync(file, folder, stop);
    }

    /// <summary>Asked again under the lock; here it saves the work.</summary>
    private async Task<Refusal?> RefusesAsync(Member? member, long? buildId, CancellationToken stop)
    {
        if (member is null) return Refusal.SignInFirst;
        if (buildId is not null && !await db.Builds.AnyAsync(build => build.Id == buildId && build.AuthorId == member.Id, stop)) return Refusal.NotFound;
        // Sent again under its key, the last picture gets its answer and not this one.
        return db.Once is null ? await db.RefusesPictureAsync(member, buildId, stop) : null;
    }

    private async Task<Outcome<PictureKept>> TellAsync(Member? member, long? buildId, string key, PictureMade made, Guid? uploadId, CancellationToken stop)
    {
        var kept = await keep.By(member, buildId, key, made, uploadId, stop);
        // Refused, or answered from an earlier time: these files are nobody's.
        if (!await db.Pictures.AnyAsync(row => row.Key == key, CancellationToken.None)) await store.RemoveAsync(key, CancellationToken.None);
        return kept;
    }
}
