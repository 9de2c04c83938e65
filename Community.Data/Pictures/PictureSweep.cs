using Community.Events;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Community.Pictures;

/// <summary>Once a day, what nobody needs goes: first from the rows, then from the disk, where files lie a day longer than their rows, for a backup that is under way.</summary>
public sealed class PictureSweep(CommunityDb db, IPictureStore store, UploadParts parts, PictureFolders folders, PictureHome home, SweepPictures sweep)
{
    /// <summary>Asked about at a time.</summary>
    private const int Batch = 500;

    /// <summary>How many files and folders went; none where it is not certain whose they are.</summary>
    public async Task<Outcome<int>> RunAsync(CancellationToken stop = default)
    {
        if (await home.SettleAsync(stop) is { } refusal) return refusal;
        await ForgetAsync(stop);
        var (orphans, late, left) = (await OrphansAsync(stop), await PartsAsync(stop), LeftOver());
        foreach (var key in orphans) await store.RemoveAsync(key, stop);
        foreach (var id in late) parts.Remove(id);
        foreach (var path in left) Remove(path);
        return orphans.Count + late.Count + left.Count;
    }

    /// <summary>Keys under which files lie that no row names, and have for a day.</summary>
    public async Task<IReadOnlyList<string>> OrphansAsync(CancellationToken stop = default)
    {
        var (old, found) = (db.Now - SweepPictures.LooseKept, new List<string>());
        await foreach (var keys in store.ListAsync(stop).Where(kept => kept.At < old).Select(kept => kept.Key).Chunk(Batch).WithCancellation(stop))
        {
            var known = await db.Pictures.Where(row => keys.Contains(row.Key)).Select(row => row.Key).ToListAsync(stop);
            found.AddRange(keys.Except(known, StringComparer.Ordinal));
        }

        return found;
    }

    /// <summary>Parts of files that nobody waits for.</summary>
    public async Task<IReadOnlyList<Guid>> PartsAsync(CancellationToken stop = default)
    {
        var old = db.Now - Upload.WaitedFor;
        var (lie, ids) = (parts.All().Where(part => part.At < old).Select(part => part.Id).ToList(), new List<Guid>());
        foreach (var id in lie)
        {
            if (!await db.Uploads.AnyAsync(row => row.Id == id && row.StartedAt > old, stop)) ids.Add(id);
        }

        return ids;
    }

    /// <summary>What a portal that was killed had in hand.</summary>
    public IReadOnlyList<string> LeftOver()
    {
        var old = db.Now - SweepPictures.LooseKept;
        return Directory.Exists(folders.Making) ? [.. new DirectoryInfo(folders.Making).EnumerateFileSystemInfos().Where(one => one.LastWriteTimeUtc < old).Select(one => one.FullName)] : [];
    }

    private async Task ForgetAsync(CancellationToken stop)
    {
        while (true)
        {
            // Before their rows go: whoever is killed between the two, or looks at this moment from another node, finds files that are young.
            foreach (var key in await db.PicturesToForget().OrderBy(row => row.Id).Take(Batch).Select(row => row.Key).ToListAsync(stop)) await store.TouchAsync(key, stop);
            if (await sweep.By(stop) is not { Succeeded: true, Value: var swept } || swept.Keys.Count + swept.Uploads.Count == 0) return;
            // What came to it in between, too.
            foreach (var key in swept.Keys) await store.TouchAsync(key, stop);
            foreach (var id in swept.Uploads) parts.Remove(id);
        }
    }

    private static void Remove(string left)
    {
        if (Directory.Exists(left)) Directory.Delete(left, recursive: true);
        else File.Delete(left);
    }
}

/// <summary>Sweeps once a day.</summary>
public sealed partial class PictureSweeping(IServiceScopeFactory scopes, TimeProvider clock, ILogger<PictureSweeping> log) : Rounds(scopes, clock, TimeSpan.FromDays(1), log)
{
    protected override async Task GoAsync(IServiceProvider services, CancellationToken stop)
    {
        if ((await services.GetRequiredService<PictureSweep>().RunAsync(stop)).Refusal is { } refusal) IsNotOurs(log, refusal.Key);
    }

    [LoggerMessage(LogLevel.Error, "Pictures are not swept, since the place where they lie is not known to be this portal's ({Why}). See Pictures:Folder, Pictures:Store and check --claim.")]
    private static partial void IsNotOurs(ILogger log, string why);
}
