using Community.Members;

namespace Community.Pictures;

/// <summary>Pictures that came with a form: laid down under a name of ours, made, and taken away again.</summary>
public sealed class FormPictures(Darkroom darkroom, PictureFolders folders)
{
    public async Task<Outcome<PictureKept>> KeepAsync(Member? member, long buildId, IFormFile? file, CancellationToken stop = default)
    {
        if (member is null) return Refusal.SignInFirst;
        if (file is null) return PictureRefusals.NoFile;
        if (file.Length == 0) return PictureRefusals.Empty;
        if (file.Length > PictureBounds.Bytes) return PictureRefusals.TooLarge;
        var path = Path.Combine(PictureFolders.Prepare(folders.Making), $"{PictureFolders.NewKey()}.sent");
        try
        {
            await using (var laid = new FileStream(path, FileMode.CreateNew, FileAccess.Write)) await file.CopyToAsync(laid, stop);
            return await darkroom.DevelopAsync(member, buildId, path, stop: stop);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
