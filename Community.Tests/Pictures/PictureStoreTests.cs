using Community.Database;

namespace Community.Pictures;

/// <summary>What every store of pictures keeps to, wherever they lie.</summary>
public abstract class PictureStoreTests : IAsyncLifetime
{
    private IPictureStore store = null!;

    protected PictureStoreTests() => Assert.SkipUnless(TestDatabase.Provider == DatabaseProvider.Sqlite, "No database is asked for anything; once is enough.");

    public async ValueTask InitializeAsync() => store = await NewAsync();

    public ValueTask DisposeAsync()
    {
        (store as IDisposable)?.Dispose();
        GC.SuppressFinalize(this);
        return default;
    }

    [Fact]
    public async Task What_is_kept_is_handed_out_whole_with_its_length_and_what_else_lay_beside_it_is_not_kept()
    {
        var key = PictureFolders.NewKey();
        var large = Bytes(300_000);
        var folder = Made((320, Bytes(900)), (960, large));
        await File.WriteAllTextAsync(Path.Combine(folder, "tiny.raw"), "left over");
        await store.KeepAsync(key, folder);

        Assert.False(Directory.Exists(folder));
        await using (var file = (await store.OpenAsync(key, 960))!)
        {
            Assert.Equal(large.Length, file.Length);
            using var read = new MemoryStream();
            await file.CopyToAsync(read);
            Assert.Equal(large, read.ToArray());
        }

        Assert.Null(await store.OpenAsync(key, 1920));
        Assert.Null(await store.OpenAsync(PictureFolders.NewKey(), 320));
        Assert.Equal([(320, 900L), (960, 300_000L)], Sizes(await store.FindAsync(key)));
        await using var begun = (await store.OpenAsync(key, 960))!;
        Assert.Equal(10, await begun.ReadAtLeastAsync(new byte[10], 10));
    }

    [Fact]
    public async Task What_lies_there_is_listed_once_each_and_what_was_taken_away_is_gone()
    {
        Assert.Empty(await store.ListAsync().ToListAsync());
        var keys = Enumerable.Range(0, 5).Select(_ => PictureFolders.NewKey()).ToList();
        foreach (var key in keys) await store.KeepAsync(key, Made((320, Bytes(10)), (640, Bytes(20)), (1100, Bytes(30))));

        var listed = await store.ListAsync().ToListAsync();
        Assert.Equal(keys.Order(StringComparer.Ordinal), listed.Select(one => one.Key).Order(StringComparer.Ordinal));
        Assert.All(listed, one => Assert.Equal([(320, 10L), (640, 20L), (1100, 30L)], Sizes(one)));
        Assert.All(listed, one => Assert.InRange(one.At, DateTime.UtcNow.AddMinutes(-1), DateTime.UtcNow.AddMinutes(1)));

        await store.RemoveAsync(keys[0]);
        await store.RemoveAsync(keys[0]);
        Assert.Null(await store.FindAsync(keys[0]));
        Assert.Null(await store.OpenAsync(keys[0], 320));
        Assert.Equal(4, await store.ListAsync().CountAsync());
    }

    [Fact]
    public async Task Its_age_can_begin_anew_and_what_is_not_there_has_none()
    {
        var key = PictureFolders.NewKey();
        await store.KeepAsync(key, Made((320, Bytes(10))));
        var before = (await store.FindAsync(key))!.At;
        // S3 counts in seconds.
        await Task.Delay(1_100);
        await store.TouchAsync(key);
        await store.TouchAsync(PictureFolders.NewKey());

        var after = (await store.FindAsync(key))!;
        Assert.True(after.At > before, $"{before:O}, then {after.At:O}");
        Assert.Equal(after, await store.ListAsync().SingleAsync(), (one, other) => (one?.Key, one?.At) == (other?.Key, other?.At));
        Assert.Equal([(320, 10L)], Sizes(after));
        await store.RemoveAsync(key);
        Assert.Empty(await store.ListAsync().ToListAsync());
    }

    [Fact]
    public async Task It_bears_one_mark_which_is_none_of_its_pictures()
    {
        Assert.Null(await store.ReadMarkAsync());
        await store.MarkAsync("first");
        await store.MarkAsync("second");
        await store.KeepAsync(PictureFolders.NewKey(), Made((320, Bytes(10))));

        Assert.Equal("second", await store.ReadMarkAsync());
        Assert.Equal(1, await store.ListAsync().CountAsync());
    }

    [Fact]
    public async Task A_name_that_is_no_key_leads_nowhere()
    {
        foreach (var name in new[] { "", "..", "../../etc/passwd", new string('A', 32), new string('0', 31) })
        {
            await Assert.ThrowsAsync<ArgumentException>(() => store.OpenAsync(name, 320));
            await Assert.ThrowsAsync<ArgumentException>(() => store.RemoveAsync(name));
            await Assert.ThrowsAsync<ArgumentException>(() => store.KeepAsync(name, Made((320, Bytes(10)))));
        }
    }

    /// <summary>An empty one.</summary>
    private protected abstract Task<IPictureStore> NewAsync();

    private static string Made(params (int Width, byte[] Bytes)[] sizes)
    {
        var folder = TestPictures.NewFolder();
        foreach (var (width, bytes) in sizes) File.WriteAllBytes(Path.Combine(folder, $"{width}.webp"), bytes);
        return folder;
    }

    private static IEnumerable<(int, long)> Sizes(StoredPicture? picture) => picture!.Sizes.Select(size => (size.Key, size.Value)).Order();

    private static byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        new Random(count).NextBytes(bytes);
        return bytes;
    }
}

/// <summary>On a disk.</summary>
public sealed class FilePictureStoreTests : PictureStoreTests
{
    private protected override Task<IPictureStore> NewAsync() => Task.FromResult<IPictureStore>(new FilePictureStore(new PictureFolders(TestPictures.NewFolder())));
}

/// <summary>In a bucket, whose lists are cut so short that each picture stands on two of them.</summary>
public sealed class S3PictureStoreTests : PictureStoreTests
{
    private protected override async Task<IPictureStore> NewAsync() => new S3PictureStore(await S3Server.NewAsync(), page: 2);
}
