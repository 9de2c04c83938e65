using Community.Pictures;

namespace Community.Admin;

/// <summary>A photograph that the engine has worked on and the store has taken.</summary>
internal sealed record DemoPhoto(string Key, PictureMade Made);

/// <summary>
/// Photographs every model of the demo, through the engine that works on everybody's. It begins at once and two at a time, beside the story that is being played, so that hardly
/// anybody waits for it.
/// </summary>
internal sealed class DemoPhotos : IAsyncDisposable
{
    private readonly IPictureEngine engine;
    private readonly IPictureStore store;
    private readonly PictureFolders folders;
    private readonly CancellationTokenSource over = new();
    private readonly SemaphoreSlim hands = new(2);
    private readonly Dictionary<(string Build, int At), Task<Outcome<DemoPhoto>>> photos = [];

    /// <param name="builds">In the order in which they are shown.</param>
    /// <param name="engine">Everybody's.</param>
    /// <param name="store">Everybody's.</param>
    /// <param name="folders">Where pictures are made.</param>
    public DemoPhotos(IEnumerable<DemoBuild> builds, IPictureEngine engine, IPictureStore store, PictureFolders folders)
    {
        (this.engine, this.store, this.folders) = (engine, store, folders);
        foreach (var build in builds)
        {
            for (var at = 0; at < build.Pictures.Count; at++)
            {
                var (model, picture) = (build.Model, build.Pictures[at]);
                photos[(build.Key, at)] = Task.Run(() => TakeAsync(model, picture, over.Token));
            }
        }
    }

    /// <summary>All of a build's; or why there are none, where this machine lacks what makes pictures.</summary>
    public async Task<Outcome<List<DemoPhoto>>> OfAsync(DemoBuild build)
    {
        var taken = new List<DemoPhoto>();
        for (var at = 0; at < build.Pictures.Count; at++)
        {
            var photo = await photos[(build.Key, at)];
            if (photo.Refusal is { } refusal) return refusal;
            taken.Add(photo.Value);
        }

        return taken;
    }

    public static BrickModel ModelOf(DemoModel model) => BrickModels.Make(model.Kind, BrickColour.Of(model.A), BrickColour.Of(model.B), BrickColour.Of(model.C), model.Size);

    public async ValueTask DisposeAsync()
    {
        await over.CancelAsync();
        await Task.WhenAll(photos.Values.Cast<Task>()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        over.Dispose();
        hands.Dispose();
    }

    private async Task<Outcome<DemoPhoto>> TakeAsync(DemoModel model, DemoPicture picture, CancellationToken stop)
    {
        await hands.WaitAsync(stop);
        var (key, sent) = (PictureFolders.NewKey(), Path.Combine(PictureFolders.Prepare(folders.Making), $"{Guid.NewGuid():N}.png"));
        var folder = PictureFolders.Prepare(Path.Combine(folders.Making, key));
        try
        {
            await File.WriteAllBytesAsync(sent, BrickPhoto.Take(ModelOf(model), picture.Turn, BrickColour.Of(model.Wall), picture.Near), stop);
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
