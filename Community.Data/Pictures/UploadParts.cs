namespace Community.Pictures;

/// <summary>What has arrived so far of files on their way; how much there is, the file itself tells.</summary>
public sealed class UploadParts(PictureFolders folders)
{
    private const string Ending = ".part";
    private const string Holding = ".held";

    /// <summary>That somebody else has a file open, as Linux (EAGAIN), macOS (EWOULDBLOCK) and Windows say it. A full disk is something else.</summary>
    private static readonly int[] Held = [11, 35, unchecked((int)0x80070020)];

    public string PathOf(Guid id) => Path.Combine(folders.Uploads, $"{id:N}{Ending}");

    public long LengthOf(Guid id) => new FileInfo(PathOf(id)) is { Exists: true } part ? part.Length : 0;

    /// <summary>Opened by one at a time, on all nodes that share the disk; null while somebody else has it.</summary>
    public UploadPart? Hold(Guid id)
    {
        PictureFolders.Prepare(folders.Uploads);
        // What is held is a file beside it: whoever holds the part reads it a second time when the picture is made.
        if (TryHold(Path.ChangeExtension(PathOf(id), Holding)) is not { } held) return null;
        try
        {
            return new UploadPart(Open(PathOf(id), FileShare.ReadWrite), held);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    public void Remove(Guid id)
    {
        File.Delete(PathOf(id));
        File.Delete(Path.ChangeExtension(PathOf(id), Holding));
    }

    /// <summary>Those that lie here, also those of which only the hold is left, and since when nothing was added, UTC.</summary>
    public IEnumerable<(Guid Id, DateTime At)> All() => Directory.Exists(folders.Uploads)
        ? new DirectoryInfo(folders.Uploads).EnumerateFiles().Where(file => file.Extension is Ending or Holding && Guid.TryParseExact(Path.GetFileNameWithoutExtension(file.Name), "N", out _))
            .GroupBy(file => Guid.ParseExact(Path.GetFileNameWithoutExtension(file.Name), "N")).Select(files => (files.Key, files.Max(file => file.LastWriteTimeUtc)))
        : [];

    private static FileStream? TryHold(string path)
    {
        try
        {
            return Open(path, FileShare.None);
        }
        catch (IOException exception) when (Held.Contains(exception.HResult))
        {
            return null;
        }
    }

    private static FileStream Open(string path, FileShare share)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = share, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }
}

/// <summary>A file on its way, held by whoever adds to it.</summary>
public sealed class UploadPart(FileStream file, FileStream hold) : IAsyncDisposable
{
    public string Path => file.Name;

    public long Length => file.Length;

    /// <summary>Adds what arrives, up to the whole; what came before the line broke is kept. False when more came than was announced.</summary>
    public async Task<bool> AddAsync(Stream from, long whole, CancellationToken stop)
    {
        file.Position = file.Length;
        var block = new byte[1 << 16];
        try
        {
            while (true)
            {
                var read = await from.ReadAsync(block, stop);
                if (read == 0) return true;
                var room = (int)Math.Min(read, whole - file.Position);
                // Not to be broken off in the middle: how long the file is, is how much has arrived.
                await file.WriteAsync(block.AsMemory(0, room), CancellationToken.None);
                if (room < read) return false;
            }
        }
        finally
        {
            // The sender is told that this much is safe.
            file.Flush(flushToDisk: true);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await file.DisposeAsync();
        await hold.DisposeAsync();
    }
}
