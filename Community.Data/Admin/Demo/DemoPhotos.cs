using Community.Pictures;

namespace Community.Admin;

/// <summary>A photograph that the engine has worked on and the store has taken.</summary>
internal sealed record DemoPhoto(string Key, PictureMade Made);

/// <summary>One to be taken.</summary>
/// <param name="Of">What shows it, as <see cref="DemoShots"/> calls it.</param>
/// <param name="Draw">A file of the kind a member would send.</param>
internal sealed record DemoShot(string Of, Func<byte[]> Draw);

/// <summary>
/// Photographs what the demo shows, through the engine that works on everybody's. It begins at once and two at a time, beside the story that is being played, so that hardly
/// anybody waits for it.
/// </summary>
internal sealed class DemoPhotos : IAsyncDisposable
{
    private readonly IPictureEngine engine;
    private readonly IPictureStore store;
    private readonly PictureFolders folders;
    private readonly CancellationTokenSource over = new();
    private readonly SemaphoreSlim hands = new(2);
    private readonly ILookup<string, Task<Outcome<DemoPhoto>>> photos;

    /// <param name="shots">In the order in which they are shown.</param>
    /// <param name="engine">Everybody's.</param>
    /// <param name="store">Everybody's.</param>
    /// <param name="folders">Where pictures are made.</param>
    public DemoPhotos(IEnumerable<DemoShot> shots, IPictureEngine engine, IPictureStore store, PictureFolders folders)
    {
        (this.engine, this.store, this.folders) = (engine, store, folders);
        photos = shots.Select(shot => (shot.Of, Taken: Task.Run(() => TakeAsync(shot, over.Token)))).ToLookup(shot => shot.Of, shot => shot.Taken);
    }

    /// <summary>All of them; or why there are none, where this machine lacks what makes pictures.</summary>
    public async Task<Outcome<List<DemoPhoto>>> OfAsync(string what)
    {
        var taken = new List<DemoPhoto>();
        foreach (var taking in photos[what])
        {
            var photo = await taking;
            if (photo.Refusal is { } refusal) return refusal;
            taken.Add(photo.Value);
        }

        return taken;
    }

    public async ValueTask DisposeAsync()
    {
        await over.CancelAsync();
        await Task.WhenAll(photos.SelectMany(taking => taking).Cast<Task>()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        over.Dispose();
        hands.Dispose();
    }

    private async Task<Outcome<DemoPhoto>> TakeAsync(DemoShot shot, CancellationToken stop)
    {
        await hands.WaitAsync(stop);
        var (key, sent) = (PictureFolders.NewKey(), Path.Combine(PictureFolders.Prepare(folders.Making), $"{Guid.NewGuid():N}.png"));
        var folder = PictureFolders.Prepare(Path.Combine(folders.Making, key));
        try
        {
            await File.WriteAllBytesAsync(sent, shot.Draw(), stop);
            var made = await engine.MakeAsync(sent, folder, stop);
            if (made.Refusal is { } refusal) return refusal;
            await store.KeepAsync(key, folder, stop);
            return new DemoPhoto(key, made.Value);
        }
        finally
        {
            hands.Release();
            File.Delete(sent);
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
    }
}
