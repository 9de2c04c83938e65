using Community.Members;
using Community.Pictures;
using Community.Platform;

namespace Community.Builds;

/// <summary>The files of a form without script, one after the other: each becomes a picture, or a sentence that says why not. The others do not suffer from it.</summary>
public sealed class BuildFiles(FormPictures pictures)
{
    public const string Field = "Files";

    /// <summary>Room for the number of a file behind the key of its form.</summary>
    private const int LongestKey = OnceKey.Longest - 8;

    public async Task<IReadOnlyList<string>> KeepAsync(HttpContext http, Member me, long buildId, CancellationToken stop)
    {
        var refused = new List<string>();
        if (!http.Request.HasFormContentType) return refused;
        // A browser sends a nameless empty file where none was chosen.
        foreach (var (number, file) in http.Request.Form.Files.Where(file => file.Name == Field && (file.Length > 0 || file.FileName.Length > 0)).Take(BuildPicture.PerBuild).Index())
        {
            OnlyOnce(http, file, number);
            if ((await pictures.KeepAsync(me, buildId, file, stop)).Refusal is { } refusal) refused.Add(Words.Of("Builds.FileRefused", Path.GetFileName(file.FileName), Words.Of(refusal)));
        }

        return refused;
    }

    /// <summary>A form that is sent again, because its answer was lost, brings no picture twice.</summary>
    private static void OnlyOnce(HttpContext http, IFormFile file, int number)
    {
        var key = http.Request.Form[OnceAttribute.Field].ToString();
        if (key.Length is > 0 and <= LongestKey && OnceKey.IsSound(key)) OnceKey.Honour(http, $"{key}-{number}", $"{file.FileName} {file.Length}");
    }
}
