using Community.Members;

namespace Community.Pictures;

/// <summary>How far a file on its way has come.</summary>
/// <param name="Upload">What was announced.</param>
/// <param name="Offset">So many bytes are safe.</param>
/// <param name="PictureId">What became of it, once it is whole.</param>
public sealed record Arrived(Upload Upload, long Offset, long? PictureId);

/// <summary>Takes a file piece by piece, and makes the picture when the last byte is there; where the portal was cut off between the two, the next question makes it.</summary>
public sealed class Uploading(CommunityDb db, UploadParts parts, Darkroom darkroom, EndUpload end)
{
    /// <summary>How far it has come. What is whole and no picture yet is made now.</summary>
    public async Task<Outcome<Arrived>> LookAsync(Member? member, Guid id, CancellationToken stop)
    {
        if (await db.UploadAsync(member, id, stop) is not { } upload) return member is null ? Refusal.SignInFirst : Refusal.NotFound;
        if (upload.PictureId is { } made) return new Arrived(upload, upload.Length, made);
        var offset = parts.LengthOf(id);
        if (offset < upload.Length) return new Arrived(upload, offset, null);
        await using var part = parts.Hold(id);
        // Whoever holds it is making it; told that all is there, the sender would think it done.
        return part is null ? PictureRefusals.BeingWritten : await FinishAsync(member, upload, part, stop);
    }

    /// <summary>Adds a piece where the last one ended.</summary>
    public async Task<Outcome<Arrived>> AddAsync(Member? member, Guid id, long offset, Stream piece, CancellationToken stop)
    {
        if (await db.UploadAsync(member, id, stop) is not { } upload) return member is null ? Refusal.SignInFirst : Refusal.NotFound;
        if (upload.PictureId is { } made) return offset == upload.Length ? new Arrived(upload, offset, made) : PictureRefusals.OtherOffset;
        await using var part = parts.Hold(id);
        if (part is null) return PictureRefusals.BeingWritten;
        if (part.Length != offset) return PictureRefusals.OtherOffset;
        if (!await part.AddAsync(piece, upload.Length, stop)) return await RefuseAsync(member, id, PictureRefusals.MoreThanAnnounced);
        return part.Length < upload.Length ? new Arrived(upload, part.Length, null) : await FinishAsync(member, upload, part, stop);
    }

    /// <summary>The sender has thought better of it.</summary>
    public async Task<Outcome<Done>> EndAsync(Member? member, Guid id, CancellationToken stop)
    {
        var ended = await end.By(member, id, stop);
        if (ended.Succeeded) parts.Remove(id);
        return ended;
    }

    private async Task<Outcome<Arrived>> FinishAsync(Member? member, Upload upload, UploadPart part, CancellationToken stop)
    {
        // Who held it before may have made it.
        if (await db.UploadAsync(member, upload.Id, stop) is not { } now) return Refusal.NotFound;
        if (now.PictureId is { } made) return new Arrived(now, now.Length, made);
        var kept = await darkroom.DevelopAsync(member, upload.BuildId, part.Path, upload.Id, stop);
        if (kept.Refusal is { } refusal) return IsOfTheFile(refusal) ? await RefuseAsync(member, upload.Id, refusal) : refusal;
        parts.Remove(upload.Id);
        return new Arrived(now, now.Length, kept.Value.Id);
    }

    /// <summary>Of a build that is full another try may think otherwise, and the bytes are kept for it. What took too long would take as long again, as often as it is asked for.</summary>
    private static bool IsOfTheFile(Refusal refusal) => refusal.Kind == RefusalKind.Input;

    /// <summary>Nothing will ever become of it.</summary>
    private async Task<Outcome<Arrived>> RefuseAsync(Member? member, Guid id, Refusal refusal)
    {
        await EndAsync(member, id, CancellationToken.None);
        return refusal;
    }
}
