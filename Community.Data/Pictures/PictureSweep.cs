using Community.Events;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Community.Pictures;

/// <summary>Once a day, what nobody needs goes: first from the rows, then from the disk, where files lie a day longer than their rows, for a backup that is under way.</summary>
public sealed class PictureSweep(CommunityDb db, IPictureStore store, UploadParts parts, PictureFolders folders, SweepPictures sweep)
{
    /// <summary>How many files and folders went.</summary>
    public async Task<int> RunAsync(CancellationToken stop = default)
    {
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
        await foreach (var kept in store.ListAsync(stop))
        {
            if (kept.At < old && !await db.Pictures.AnyAsync(row => row.Key == kept.Key, stop)) found.Add(kept.Key);
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
        while (await sweep.By(stop) is { Succeeded: true, Value: var swept } && swept.Keys.Count + swept.Uploads.Count > 0)
        {
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
public sealed class PictureSweeping(IServiceScopeFactory scopes, TimeProvider clock, ILogger<PictureSweeping> log) : Rounds(scopes, clock, TimeSpan.FromDays(1), log)
{
    protected override Task GoAsync(IServiceProvider services, CancellationToken stop) => services.GetRequiredService<PictureSweep>().RunAsync(stop);
}
