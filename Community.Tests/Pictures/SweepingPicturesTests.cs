using System.Net;
using System.Net.Http.Headers;
using Community.Admin;
using Community.Builds;
using Community.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Pictures;

/// <summary>Whatever is cut off at whatever moment: no page shows a broken picture, and what was left lying is found and swept.</summary>
public sealed class SweepingPicturesTests : IAsyncLifetime
{
    private Portal portal = null!;
    private long build;

    public async ValueTask InitializeAsync()
    {
        portal = await Portal.WithCastAsync(("Limits:Off", "true"));
        build = await portal.NewEmptyBuildAsync(portal.Marie);
    }

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task What_nobody_needs_is_found_after_a_day_and_swept_and_what_is_needed_stays()
    {
        var kept = await portal.NewPictureAsync(portal.Marie, build);
        var loose = await portal.NewPictureAsync(portal.Marie, build);
        Assert.True((await portal.Do((RemovePicture remove) => remove.By(portal.Marie, build, loose.Id))).Succeeded);
        var orphan = PictureFolders.NewKey();
        await portal.LayDownAsync(orphan, 320, 9);
        Directory.CreateDirectory(Path.Combine(portal.PictureFolders.Making, PictureFolders.NewKey()));
        var upload = (await portal.Do((StartUpload start) => start.By(portal.Marie, build, "photo.jpg", 100))).Value.Id;
        await using (portal.Services.GetRequiredService<UploadParts>().Hold(upload)) { }
        // As a portal leaves it that is killed when it has taken hold, and before there is a part.
        await File.WriteAllTextAsync(Path.Combine(portal.PictureFolders.Uploads, $"{Guid.NewGuid():N}.held"), "");
        Assert.Equal([], await FaultsAsync());

        portal.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal([nameof(LeftFiles)], await FaultsAsync());
        await SweepAsync();
        // Its files lie a day longer than its row, for a backup that reads the rows first.
        Assert.True(Directory.Exists(portal.PictureFolders.KeptAt(kept.Key)));
        Assert.False(Directory.Exists(portal.PictureFolders.KeptAt(orphan)));
        Assert.Empty(Directory.GetFileSystemEntries(portal.PictureFolders.Making));
        Assert.Empty(Directory.GetFileSystemEntries(portal.PictureFolders.Uploads));
        Assert.Equal([kept.Id], await portal.Look(db => db.Pictures.Select(row => row.Id).ToListAsync()));
        Assert.Equal(0, await portal.Look(db => db.Uploads.CountAsync()));

        portal.Clock.Advance(TimeSpan.FromHours(25));
        await SweepAsync();
        Assert.False(Directory.Exists(portal.PictureFolders.KeptAt(loose.Key)));
        Assert.Equal([], await FaultsAsync());
    }

    [Fact]
    public async Task What_a_disk_lost_is_found_and_taken_off_the_list_and_an_empty_build_goes_back_to_its_author()
    {
        var first = await portal.NewPictureAsync(portal.Marie, build);
        Assert.True((await portal.Do((PublishBuild publish) => publish.By(portal.Marie, build))).Succeeded);
        Directory.Delete(portal.PictureFolders.KeptAt(first.Key), recursive: true);
        Assert.Equal([nameof(PictureFiles)], await FaultsAsync());

        // As a disk looks that is not there: nothing is believed to be lost.
        var away = await PortalProcess.RunAsync(portal, "check", "--mend");
        Assert.Equal(1, away.Exit);
        Assert.Equal(1, await portal.Look(db => db.Pictures.CountAsync()));
        await portal.NewPictureAsync(portal.Omid, await portal.NewEmptyBuildAsync(portal.Omid));

        var mended = await PortalProcess.RunAsync(portal, "check", "--mend");

        Assert.True(mended.Exit == 0, mended.Said);
        Assert.Contains("3 rows", mended.Said, StringComparison.Ordinal);
        Assert.Equal(BuildState.Unpublished, (await portal.BuildAsync(build)).State);
        Assert.Equal([], await FaultsAsync());
    }

    [Fact]
    public async Task Whoever_is_killed_between_rows_and_files_leaves_files_that_are_young()
    {
        var loose = await portal.NewPictureAsync(portal.Marie);
        Directory.SetLastWriteTimeUtc(portal.PictureFolders.KeptAt(loose.Key), DateTime.UtcNow.AddDays(-9));
        portal.Clock.Advance(TimeSpan.FromHours(25));
        // As another node that lists at this moment, or the next start, would find them.
        await using (var scope = portal.Services.CreateAsyncScope())
        {
            var (services, cut) = (scope.ServiceProvider, new CutOff(portal.Services.GetRequiredService<IPictureStore>()));
            var sweep = ActivatorUtilities.CreateInstance<PictureSweep>(services, cut);
            await Assert.ThrowsAsync<IOException>(() => sweep.RunAsync());
        }

        Assert.InRange(Directory.GetLastWriteTimeUtc(portal.PictureFolders.KeptAt(loose.Key)), DateTime.UtcNow.AddMinutes(-5), DateTime.UtcNow);
        Assert.Equal(0, await portal.Look(db => db.Pictures.CountAsync()));
    }

    [Fact]
    public async Task A_worker_that_is_killed_leaves_nothing_behind()
    {
        Assert.SkipUnless(TestDatabase.Provider == DatabaseProvider.Sqlite, "What is killed knows no database; once is enough.");
        var file = Path.Combine(TestPictures.NewFolder(), "sent");
        await File.WriteAllBytesAsync(file, TestPictures.Png(4_000, 3_000, new byte[4_000 * 3_000 * 3 + 3_000], type: 2));

        var making = portal.Do((Darkroom darkroom) => darkroom.DevelopAsync(portal.Marie, build, file));
        await Soon.HoldsAsync(() => making.IsCompleted || KillWorkers() > 0);

        Assert.NotNull((await making).Refusal);
        Assert.Empty(Directory.GetFileSystemEntries(portal.PictureFolders.Making));
        Assert.Equal(0, await portal.Look(db => db.Pictures.CountAsync()));
        Assert.Empty(await portal.Services.GetRequiredService<IPictureStore>().ListAsync().ToListAsync());
    }

    [Fact]
    public async Task A_portal_that_is_killed_among_uploads_leaves_no_broken_picture_and_every_file_can_go_on()
    {
        var file = TestPictures.Corners();
        var uploads = new List<Guid>();
        for (var number = 0; number < 5; number++) uploads.Add((await portal.Do((StartUpload start) => start.By(portal.Marie, build, "photo.png", file.Length))).Value.Id);
        using (var signedIn = await portal.SignedIn(portal.Marie))
        await using (var victim = await PortalProcess.ServeAsync(portal, PortalProcess.FreePort()))
        {
            signedIn.DefaultRequestHeaders.Add("Origin", victim.Address);
            var sending = uploads.Select((id, at) => SendAsync(signedIn, victim.Address, id, file, TimeSpan.FromMilliseconds(at * 60))).ToList();
            await Soon.HoldsAsync(() => portal.Look(db => db.Pictures.AnyAsync()));
            await victim.KillAsync();
            Assert.Contains(false, await Task.WhenAll(sending));
        }

        Assert.Equal([], await FaultsAsync());
        using var owner = await portal.SignedIn(portal.Marie);
        foreach (var id in uploads)
        {
            var offset = await portal.Do((Uploading uploading) => uploading.LookAsync(portal.Marie, id, CancellationToken.None));
            Assert.True(offset.Value.PictureId is not null || (await portal.Do((Uploading uploading) => uploading.AddAsync(portal.Marie, id, offset.Value.Offset, new MemoryStream(file[(int)offset.Value.Offset..]), CancellationToken.None))).Value.PictureId is not null);
        }

        Assert.Equal(uploads.Count, await portal.Look(db => db.BuildPictures.CountAsync()));
        Assert.Equal([], await FaultsAsync());
        portal.Clock.Advance(TimeSpan.FromHours(25));
        await SweepAsync();
        Assert.Equal(uploads.Count, Directory.GetDirectories(portal.PictureFolders.Kept, "*", SearchOption.AllDirectories).Count(place => PictureFolders.IsKey(Path.GetFileName(place))));
    }

    private async Task<int> SweepAsync() => (await portal.Do((PictureSweep sweep) => sweep.RunAsync())).Value;

    private async Task<IReadOnlyList<string>> FaultsAsync() => [.. (await portal.Do((Checkup checkup) => checkup.RunAsync())).Where(finding => finding.Faults.Count > 0).Select(finding => finding.Key)];

    /// <summary>Whether it was answered before the power was cut.</summary>
    private static async Task<bool> SendAsync(HttpClient client, string address, Guid id, byte[] file, TimeSpan after)
    {
        await Task.Delay(after);
        using var request = new HttpRequestMessage(HttpMethod.Patch, $"{address}/uploads/{id:N}") { Headers = { { "Tus-Resumable", "1.0.0" }, { "Upload-Offset", "0" } }, Content = new ByteArrayContent(file) { Headers = { ContentType = new MediaTypeHeaderValue("application/offset+octet-stream") } } };
        try
        {
            using var answer = await client.SendAsync(request);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>Those that stand where this portal's pictures are made.</summary>
    private int KillWorkers()
    {
        var killed = 0;
        foreach (var place in Directory.GetDirectories("/proc").Where(place => int.TryParse(Path.GetFileName(place), out _)))
        {
            try
            {
                if (new FileInfo(Path.Combine(place, "cwd")).LinkTarget?.StartsWith(portal.PictureFolders.Making, StringComparison.Ordinal) != true) continue;
                System.Diagnostics.Process.GetProcessById(int.Parse(Path.GetFileName(place), null)).Kill();
                killed++;
            }
            catch (Exception ended) when (ended is IOException or UnauthorizedAccessException or ArgumentException or InvalidOperationException)
            {
                // It ended by itself.
            }
        }

        return killed;
    }

    /// <summary>Touches what is to go, and is cut off when the rows are gone.</summary>
    private sealed class CutOff(IPictureStore store) : IPictureStore
    {
        private readonly HashSet<string> touched = [];

        public Task TouchAsync(string key, CancellationToken stop = default) => touched.Add(key) ? store.TouchAsync(key, stop) : throw new IOException("The power was cut.");

        public Task KeepAsync(string key, string folder, CancellationToken stop = default) => store.KeepAsync(key, folder, stop);

        public Task<Stream?> OpenAsync(string key, int width, CancellationToken stop = default) => store.OpenAsync(key, width, stop);

        public IAsyncEnumerable<StoredPicture> ListAsync(CancellationToken stop = default) => store.ListAsync(stop);

        public Task<StoredPicture?> FindAsync(string key, CancellationToken stop = default) => store.FindAsync(key, stop);

        public Task RemoveAsync(string key, CancellationToken stop = default) => store.RemoveAsync(key, stop);

        public Task<string?> ReadMarkAsync(CancellationToken stop = default) => store.ReadMarkAsync(stop);

        public Task MarkAsync(string mark, CancellationToken stop = default) => store.MarkAsync(mark, stop);
    }
}
