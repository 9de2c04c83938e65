using System.Runtime.CompilerServices;

namespace Community.Pictures;

/// <summary>Pictures as files on a disk that all nodes share: a folder for each, moved into its place whole.</summary>
public sealed class FilePictureStore(PictureFolders folders) : IPictureStore
{
    public Task KeepAsync(string key, string folder, CancellationToken stop = default)
    {
        foreach (var file in Directory.EnumerateFileSystemEntries(folder).ToList())
        {
            if (PictureFolders.WidthOf(file) is null) File.Delete(file);
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
        try
        {
            var sizes = place.EnumerateFiles().Select(file => (Width: PictureFolders.WidthOf(file.Name), file.Length)).Where(file => file.Width is not null).ToDictionary(file => file.Width!.Value, file => file.Length);
            return Task.FromResult<StoredPicture?>(new StoredPicture(key, place.LastWriteTimeUtc, sizes));
        }
        catch (Exception gone) when (gone is DirectoryNotFoundException or FileNotFoundException)
        {
            // Never there, or swept while it was looked at.
            return Task.FromResult<StoredPicture?>(null);
        }
    }

    public Task TouchAsync(string key, CancellationToken stop = default)
    {
        try
        {
            Directory.SetLastWriteTimeUtc(folders.KeptAt(key), DateTime.UtcNow);
        }
        catch (Exception gone) when (gone is DirectoryNotFoundException or FileNotFoundException)
        {
            // Nothing there has no age.
        }

        return Task.CompletedTask;
    }

    public Task RemoveAsync(string key, CancellationToken stop = default)
    {
        try
        {
            Directory.Delete(folders.KeptAt(key), recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Nothing there, or another node sweeps it at this moment.
        }

        return Task.CompletedTask;
    }

    public async Task<string?> ReadMarkAsync(CancellationToken stop = default)
    {
        try
        {
            return (await File.ReadAllTextAsync(folders.Mark, stop)).Trim();
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public async Task MarkAsync(string mark, CancellationToken stop = default)
    {
        var written = $"{folders.Mark}.{PictureFolders.NewKey()}";
        PictureFolders.Prepare(folders.Kept);
        await File.WriteAllTextAsync(written, mark + "\n", stop);
        Flush(written);
        File.Move(written, folders.Mark, overwrite: true);
    }

    private string PathOf(string key, int width) => Path.Combine(folders.KeptAt(key), PictureFolders.NameOf(width));

    /// <summary>On the disk before a row names it.</summary>
    private static void Flush(string file)
    {
        using var written = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        written.Flush(flushToDisk: true);
    }
}
