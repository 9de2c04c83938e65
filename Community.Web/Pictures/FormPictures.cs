using Community.Members;
using Community.Platform;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Community.Pictures;

/// <summary>What became of the files of a form.</summary>
/// <param name="Ids">Pictures, in the order of their files.</param>
/// <param name="Refused">A sentence for each that is none.</param>
public sealed record FilesKept(IReadOnlyList<long> Ids, IReadOnlyList<string> Refused);

/// <summary>Pictures that came with a form: laid down under a name of ours, made, and taken away again.</summary>
public sealed class FormPictures(CommunityDb db, Darkroom darkroom, PictureFolders folders)
{
    public const string Field = "Files";

    /// <summary>Room for the number of a file behind the key of its form.</summary>
    private const int LongestKey = OnceKey.Longest - 8;

    /// <summary>
    /// Files of a form without script become loose pictures before the form itself is looked at, so that none of them is sent twice: they come last among those
    /// that it has chosen. What is no picture is told beside the files.
    /// </summary>
    public async Task<List<PictureChoice>?> TakeAsync(HttpContext http, Member member, List<PictureChoice>? chosen, int most, ModelStateDictionary told, CancellationToken stop)
    {
        // The form's own key is for its own save.
        var once = db.Once;
        var kept = await KeepAllAsync(http, member, buildId: null, most, stop);
        db.Once = once;
        foreach (var sentence in kept.Refused) told.AddModelError(Field, sentence);
        return chosen is null && kept.Ids.Count == 0 ? null : [.. chosen ?? [], .. kept.Ids.Select(id => new PictureChoice { Id = id })];
    }

    /// <summary>Of a form without script, one after the other: each becomes a picture, or a sentence that says why not. The others do not suffer from it.</summary>
    /// <param name="http">Whose form it is.</param>
    /// <param name="member">Who sent it.</param>
    /// <param name="buildId">Their build; null for loose ones.</param>
    /// <param name="most">No more than these are looked at.</param>
    /// <param name="stop">Cancels.</param>
    public async Task<FilesKept> KeepAllAsync(HttpContext http, Member member, long? buildId, int most, CancellationToken stop)
    {
        var (ids, refused) = (new List<long>(), new List<string>());
        if (!http.Request.HasFormContentType) return new FilesKept(ids, refused);
        // A browser sends a nameless empty file where none was chosen.
        foreach (var (number, file) in http.Request.Form.Files.Where(file => file.Name == Field && (file.Length > 0 || file.FileName.Length > 0)).Take(most).Index())
        {
            OnlyOnce(http, file, number);
            var kept = await KeepAsync(member, buildId, file, stop);
            if (kept.Refusal is { } refusal) refused.Add(Words.Of("Pictures.FileRefused", Path.GetFileName(file.FileName), Words.Of(refusal)));
            else ids.Add(kept.Value.Id);
        }

        return new FilesKept(ids, refused);
    }

    public async Task<Outcome<PictureKept>> KeepAsync(Member? member, long? buildId, IFormFile? file, CancellationToken stop = default)
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

    /// <summary>A form that is sent again, because its answer was lost, brings no picture twice.</summary>
    private static void OnlyOnce(HttpContext http, IFormFile file, int number)
    {
        var key = http.Request.Form[OnceAttribute.Field].ToString();
        if (key.Length is > 0 and <= LongestKey && OnceKey.IsSound(key)) OnceKey.Honour(http, $"{key}-{number}", $"{file.FileName} {file.Length}");
    }
}
