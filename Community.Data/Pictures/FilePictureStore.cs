using System.Globalization;
using System.Runtime.CompilerServices;

namespace Community.Pictures;

/// <summary>Pictures as files on a disk that all nodes share: a folder for each, moved into its place whole.</summary>
public sealed class FilePictureStore(PictureFolders folders) : IPictureStore
{
    private const string Ending = ".webp";

    public Task KeepAsync(string key, string folder, CancellationToken stop = default)
    {
        foreach (var file in Directory.EnumerateFileSystemEntries(folder).ToList())
        {
            if (WidthOf(file) is null) File.Delete(file);
            else Flush(file);
        }

        var place = folders.KeptAt(key);
        PictureFolders.Prepare(Path.GetDirectoryName(place)!);
        Directory.Move(folder, place);
        return Task.CompletedTask;
    }

    public Task<Stream?> OpenAsync(string key, int width, CancellationToken stop = default)
    {
        try
        {
            return Task.FromResult<Stream?>(new FileStream(PathOf(key, width), new FileStreamOptions { Options = FileOptions.Asynchronous | FileOptions.SequentialScan, Share = FileShare.Read | FileShare.Delete }));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
    }

    public async IAsyncEnumerable<StoredPicture> ListAsync([EnumeratorCancellation] CancellationToken stop = default)
    {
        if (!Directory.Exists(folders.Kept)) yield break;
        foreach (var place in Directory.EnumerateDirectories(folders.Kept).SelectMany(Directory.EnumerateDirectories))
        {
            stop.ThrowIfCancellationRequested();
            if (PictureFolders.IsKey(Path.GetFileName(place)) && await FindAsync(Path.GetFileName(place), stop) is { } found) yield return found;
        }
    }

    public Task<StoredPicture?> FindAsync(string key, CancellationToken stop = default)
    {
        var place = new DirectoryInfo(folders.KeptAt(key));
        if (!place.Exists) return Task.FromResult<StoredPicture?>(null);
        var sizes = place.EnumerateFiles().Select(file => (Width: WidthOf(file.Name), file.Length)).Where(file => file.Width is not null).ToDictionary(file => file.Width!.Value, file => file.Length);
        return Task.FromResult<StoredPicture?>(new StoredPicture(key, place.LastWriteTimeUtc, sizes));
    }

    public Task TouchAsync(string key, CancellationToken stop = default)
    {
        if (folders.KeptAt(key) is var place && Directory.Exists(place)) Directory.SetLastWriteTimeUtc(place, DateTime.UtcNow);
        return Task.CompletedTask;
    }

    public Task RemoveAsync(string key, CancellationToken stop = default)
    {
        if (folders.KeptAt(key) is var place && Directory.Exists(place)) Directory.Delete(place, recursive: true);
        return Task.CompletedTask;
    }

    private string PathOf(string key, int width) => Path.Combine(folders.KeptAt(key), width.ToString(CultureInfo.InvariantCulture) + Ending);

    private static int? WidthOf(string file) =>
        Path.GetExtension(file) == Ending && int.TryParse(Path.GetFileNameWithoutExtension(file), NumberStyles.None, CultureInfo.InvariantCulture, out var width) ? width : null;

    /// <summary>On the disk before a row names it.</summary>
    private static void Flush(string file)
    {
        using var written = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        written.Flush(flushToDisk: true);
    }
}
