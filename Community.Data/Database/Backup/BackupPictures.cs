using System.Globalization;
using System.Text;
using Community.Pictures;

namespace Community.Database;

/// <summary>The files of pictures within a backup: key by key, each with how many sizes there are, and an empty key at the end.</summary>
public sealed class BackupPictures(IPictureStore store, PictureFolders folders)
{
    /// <summary>All that lie there, read after the rows: files come before their rows and outlive them, so none that a row names is missing.</summary>
    internal async Task OutAsync(Stream to, CancellationToken stop)
    {
        await using var words = new BinaryWriter(to, Encoding.UTF8, leaveOpen: true);
        await foreach (var picture in store.ListAsync(stop))
        {
            var files = new List<(int Width, Stream File)>();
            try
            {
                // All of them before the first is copied: what is swept meanwhile is there whole or not at all.
                foreach (var width in picture.Sizes.Keys)
                {
                    if (await store.OpenAsync(picture.Key, width, stop) is { } file) files.Add((width, file));
                }

                words.Write(picture.Key);
                words.Write(files.Count);
                foreach (var (width, file) in files)
                {
                    words.Write(width);
                    words.Write(file.Length);
                    await file.CopyToAsync(to, stop);
                }
            }
            finally
            {
                foreach (var (_, file) in files) await file.DisposeAsync();
            }
        }

        words.Write("");
    }

    /// <summary>Lays them down before any row names them; what an earlier try left is written over.</summary>
    internal async Task InAsync(Stream from, CancellationToken stop)
    {
        using var words = new BinaryReader(from, Encoding.UTF8, leaveOpen: true);
        for (string key; (key = words.ReadString()).Length > 0;)
        {
            var folder = PictureFolders.Prepare(Path.Combine(folders.Making, PictureFolders.NewKey()));
            for (var left = words.ReadInt32(); left > 0; left--) await LayAsync(from, Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{words.ReadInt32()}.webp")), words.ReadInt64(), stop);
            await store.RemoveAsync(key, stop);
            await store.KeepAsync(key, folder, stop);
        }
    }

    private static async Task LayAsync(Stream from, string path, long length, CancellationToken stop)
    {
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        var block = new byte[1 << 16];
        while (length > 0)
        {
            var read = await from.ReadAsync(block.AsMemory(0, (int)Math.Min(block.Length, length)), stop);
            if (read == 0) throw new EndOfStreamException();
            await file.WriteAsync(block.AsMemory(0, read), stop);
            length -= read;
        }
    }
}
