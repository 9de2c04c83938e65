using Community.Database;

namespace Community.Platform;

/// <summary>
/// What is noted beside a request: that somebody was here, that a token was used. Whether the request is answered must not hang on whether this can be
/// written: it is waited for a little, and a database that cannot write is let be.
/// </summary>
public sealed class SideNotes(IServiceScopeFactory scopes)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    public async Task WriteAsync<TUseCase>(Func<TUseCase, Task> note) where TUseCase : notnull
    {
        var noting = Task.Run(() => ByItselfAsync(note));
        if (await Task.WhenAny(noting, Task.Delay(Patience)) == noting) await noting;
    }

    /// <summary>The request's next save may carry an idempotency key, which belongs to what was asked.</summary>
    private async Task ByItselfAsync<TUseCase>(Func<TUseCase, Task> note) where TUseCase : notnull
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await note(scope.ServiceProvider.GetRequiredService<TUseCase>());
        }
        catch (Exception exception) when (Databases.IsAway(exception))
        {
            // The next request notes it.
        }
    }
}
