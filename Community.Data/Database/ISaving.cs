using Microsoft.EntityFrameworkCore.Storage;

namespace Community.Database;

/// <summary>The transaction of one save, or its part of one that several saves share. Disposed of uncommitted, it leaves nothing behind.</summary>
public interface ISaving : IAsyncDisposable
{
    /// <summary>Ends when what was written is durable.</summary>
    Task CommitAsync();

    /// <summary>Leaves nothing behind, and ends when all that was read on the way is durable: a refusal may rest on it.</summary>
    Task TakeBackAsync();
}

/// <summary>A save that another process kept from beginning.</summary>
internal sealed class HeldUpException(Exception waited) : TimeoutException("Another process holds the database.", waited);

/// <summary>A save in a transaction of its own.</summary>
internal sealed class OwnTransaction(IDbContextTransaction transaction) : ISaving
{
    public Task CommitAsync() => transaction.CommitAsync(CancellationToken.None);

    public Task TakeBackAsync() => transaction.RollbackAsync(CancellationToken.None);

    public ValueTask DisposeAsync() => transaction.DisposeAsync();
}
