namespace Community.Pictures;

/// <summary>Whether the place where pictures lie is this portal's. Whoever takes something away there, or believes that something is missing, asks first.</summary>
public sealed class PictureHome(CommunityDb db, IPictureStore store, MarkStore mark)
{
    /// <summary>Null where it is; changes nothing.</summary>
    public async Task<Refusal?> RefusesAsync(CancellationToken stop = default)
    {
        var (ours, there) = await MarksAsync(stop);
        if (there is not null) return there == ours ? null : StoreRefusals.IsAnothers;
        // Neither knows the other yet: nothing was ever kept, or it was before there were marks.
        return ours is null || await IsNewAsync(stop) ? null : StoreRefusals.IsUnmarked;
    }

    /// <summary>The same, and a place in which nothing lies yet becomes this portal's.</summary>
    public async Task<Refusal?> SettleAsync(CancellationToken stop = default)
    {
        var (ours, there) = await MarksAsync(stop);
        if (there is not null) return there == ours ? null : StoreRefusals.IsAnothers;
        if (ours is null ? await IsStrangeAsync(stop) : !await IsNewAsync(stop)) return StoreRefusals.IsUnmarked;
        await ClaimAsync(anew: false, stop);
        return null;
    }

    /// <summary>Whatever it was before: it is this portal's from now on.</summary>
    /// <param name="anew">With another mark, so that no portal that had it before is taken for this one.</param>
    /// <param name="stop">Cancels.</param>
    public async Task ClaimAsync(bool anew, CancellationToken stop = default)
    {
        // The row first: of two nodes that begin at once both write the mark of whoever was first.
        var written = await mark.By(PictureFolders.NewKey(), anew, stop);
        await store.MarkAsync(written.Value, stop);
    }

    /// <summary>After the rows of another portal were laid in: they brought its mark along, and the place has ours.</summary>
    public async Task RememberAsync(CancellationToken stop = default)
    {
        if (await store.ReadMarkAsync(stop) is { } there) await mark.By(there, anew: true, stop);
    }

    private async Task<(string? Ours, string? There)> MarksAsync(CancellationToken stop) =>
        (await db.StoreMarks.Select(row => row.Mark).SingleOrDefaultAsync(stop), await store.ReadMarkAsync(stop));

    /// <summary>Nothing lies there and no row says that something should.</summary>
    private async Task<bool> IsNewAsync(CancellationToken stop) => !await db.Pictures.AnyAsync(stop) && !await store.ListAsync(stop).AnyAsync(stop);

    /// <summary>Something lies there, and this portal never had a picture.</summary>
    private async Task<bool> IsStrangeAsync(CancellationToken stop) => !await db.Pictures.AnyAsync(stop) && await store.ListAsync(stop).AnyAsync(stop);
}

/// <summary>Every no to sweeping, mending and restoring in a place that may not be this portal's.</summary>
public static class StoreRefusals
{
    public static readonly Refusal IsAnothers = Refusal.Rule("Pictures.StoreIsAnothers");

    /// <summary>The disk is not there, or the setting names another folder.</summary>
    public static readonly Refusal IsUnmarked = Refusal.Rule("Pictures.StoreIsUnmarked");
}
