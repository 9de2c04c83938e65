using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Community.Database;

/// <summary>
/// A backup in one file: a line that says what it is, a line with its <see cref="BackupHead"/>, the compressed contents, and the SHA-256 of all before it.
/// </summary>
internal static class BackupFile
{
    private const int LongestLine = 4_096;
    private static readonly byte[] Mark = "community-backup 1\n"u8.ToArray();

    /// <summary>Writes it whole and on the disk before this returns.</summary>
    public static async Task WriteAsync(string path, BackupHead head, Func<Stream, Task> contents, CancellationToken stop)
    {
        await using var file = Create(path);
        await file.WriteAsync(Mark, stop);
        await file.WriteAsync(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(head) + "\n"), stop);
        await using (var packed = new GZipStream(file, CompressionLevel.Fastest, leaveOpen: true)) await contents(packed);
        var sum = await SumAsync(file, file.Length, stop);
        await file.WriteAsync(sum, stop);
        file.Flush(flushToDisk: true);
    }

    /// <summary>Looks at every byte before a single one is used.</summary>
    public static async Task<Outcome<BackupHead>> ProveAsync(FileStream file, CancellationToken stop)
    {
        var mark = new byte[Mark.Length];
        if (await file.ReadAtLeastAsync(mark, mark.Length, throwOnEndOfStream: false, stop) < mark.Length || !mark.AsSpan().SequenceEqual(Mark)) return BackupRefusals.NoBackup;
        var end = file.Length - SHA256.HashSizeInBytes;
        if (end <= Mark.Length) return BackupRefusals.Damaged;
        var (sum, told) = (await SumAsync(file, end, stop), new byte[SHA256.HashSizeInBytes]);
        await file.ReadExactlyAsync(told, stop);
        if (!told.AsSpan().SequenceEqual(sum)) return BackupRefusals.Damaged;
        file.Position = Mark.Length;
        return JsonSerializer.Deserialize<BackupHead>(await LineAsync(file, stop))!;
    }

    /// <summary>The contents of a proven file, which stands behind its head.</summary>
    public static Stream Unpack(FileStream proven) => new GZipStream(proven, CompressionMode.Decompress, leaveOpen: true);

    /// <summary>A new file that only its owner may read: it holds the keys that sign cookies, and everybody's addresses.</summary>
    public static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }

    private static async Task<byte[]> SumAsync(FileStream file, long end, CancellationToken stop)
    {
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var block = new byte[1 << 16];
        file.Position = 0;
        while (file.Position < end)
        {
            var read = await file.ReadAsync(block.AsMemory(0, (int)Math.Min(block.Length, end - file.Position)), stop);
            if (read == 0) break;
            sum.AppendData(block, 0, read);
        }

        return sum.GetHashAndReset();
    }

    private static async Task<string> LineAsync(FileStream file, CancellationToken stop)
    {
        var line = new List<byte>();
        var one = new byte[1];
        while (line.Count < LongestLine && await file.ReadAsync(one, stop) == 1 && one[0] != (byte)'\n') line.Add(one[0]);
        return Encoding.UTF8.GetString([.. line]);
    }
}
