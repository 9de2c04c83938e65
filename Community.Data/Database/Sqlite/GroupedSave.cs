namespace Community.Database.Sqlite;

/// <summary>One save among those that share a transaction.</summary>
internal sealed class GroupedSave(GroupCommit group, SharedTransaction shared, IAsyncDisposable joined) : ISaving
{
    private bool ended;

    public async Task CommitAsync()
    {
        shared.KeepSave();
        await EndTurnAsync();
        await shared.Fate;
    }

    public async Task TakeBackAsync()
    {
        await DisposeAsync();
        await shared.Fate;
    }

    /// <summary>Ends the turn, and takes back what was neither committed nor taken back.</summary>
    public async ValueTask DisposeAsync()
    {
        if (ended) return;
        try
        {
            shared.TakeBackSave();
        }
        finally
        {
            await EndTurnAsync();
        }
    }

    private async Task EndTurnAsync()
    {
        ended = true;
        try
        {
            await joined.DisposeAsync();
        }
        finally
        {
            group.EndTurn(shared);
        }
    }
}
