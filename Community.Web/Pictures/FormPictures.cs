using System.Security.Cryptography;
using Community.Members;
using Community.Platform;
using Community.Text;
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

    /// <summary>Of the sum of a file, behind the key of its form and before a number.</summary>
    private const int SumLength = 24;

    private const int LongestKey = OnceKey.Longest - SumLength - 4;

    /// <summary>Of a file's name in a sentence about it.</summary>
    private const int LongestName = 60;

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
        var files = http.Request.Form.Files.Where(file => file.Name == Field && (file.Length > 0 || file.FileName.Length > 0)).ToList();
        var sums = new List<string>();
        foreach (var file in files.Take(most))
        {
            sums.Add(await SumAsync(file, stop));
            // The key of the request stands for what the form itself saves.
            db.Once = null;
            OnlyOnce(http, sums[^1], sums.Count(sum => sum == sums[^1]));
            var kept = await KeepAsync(member, buildId, file, stop);
            if (kept.Refusal is { } refusal) refused.Add(Words.Of("Pictures.FileRefused", NameOf(file), Words.Of(refusal)));
            else ids.Add(kept.Value.Id);
        }

        if (files.Count > most) refused.Add(Words.Of(PictureRefusals.LeftOut(most, files.Count - most)));
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

    /// <summary>A form that is sent again, because its answer was lost, brings no picture twice; another file in it is another picture.</summary>
    /// <param name="http">Whose form it is.</param>
    /// <param name="sum">Of what is in the file.</param>
    /// <param name="time">Which of the same files it is.</param>
    private static void OnlyOnce(HttpContext http, string sum, int time)
    {
        var key = http.Request.Form[OnceAttribute.Field].ToString();
        if (key.Length is > 0 and <= LongestKey && OnceKey.IsSound(key)) OnceKey.Honour(http, $"{key}-{sum[..SumLength]}-{time}", sum);
    }

    private static async Task<string> SumAsync(IFormFile file, CancellationToken stop)
    {
        await using var contents = file.OpenReadStream();
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(contents, stop));
    }

    private static string NameOf(IFormFile file) => CleanText.Shorten(CleanText.Line(Path.GetFileName(file.FileName)), LongestName);
}
