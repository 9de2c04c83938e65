namespace Community.Pictures;

/// <summary>Where the files of pictures lie, each picture's under its key; told to nobody.</summary>
public interface IPictureStore
{
    /// <summary>Takes all sizes out of a folder in which they were made. They are there whole when this returns, and no row names them before.</summary>
    Task KeepAsync(string key, string folder, CancellationToken stop = default);

    /// <summary>One size, to be read once from its beginning, its length known; null where it is not.</summary>
    Task<Stream?> OpenAsync(string key, int width, CancellationToken stop = default);

    /// <summary>All that lies here, in no order.</summary>
    IAsyncEnumerable<StoredPicture> ListAsync(CancellationToken stop = default);

    /// <summary>What lies under one key; null where nothing does.</summary>
    Task<StoredPicture?> FindAsync(string key, CancellationToken stop = default);

    /// <summary>Counts its age from now on: a backup that is under way finds what its rows name.</summary>
    Task TouchAsync(string key, CancellationToken stop = default);

    /// <summary>Takes all sizes of a picture away; nothing there is no fault.</summary>
    Task RemoveAsync(string key, CancellationToken stop = default);

    /// <summary>By what a portal knows that all this is its own; null where nobody has marked it.</summary>
    Task<string?> ReadMarkAsync(CancellationToken stop = default);

    /// <summary>Writes that, over what may have stood there.</summary>
    Task MarkAsync(string mark, CancellationToken stop = default);
}

/// <summary>What lies under a key.</summary>
/// <param name="Key">The picture's.</param>
/// <param name="At">Since when, UTC.</param>
/// <param name="Sizes">Bytes by width.</param>
public sealed record StoredPicture(string Key, DateTime At, IReadOnlyDictionary<int, long> Sizes);
