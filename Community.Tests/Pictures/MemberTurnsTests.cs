using Community.Database;

namespace Community.Pictures;

/// <summary>Whoever sends many pictures waits for themselves.</summary>
public sealed class MemberTurnsTests
{
    public MemberTurnsTests() => Assert.SkipUnless(TestDatabase.Provider == DatabaseProvider.Sqlite, "No database is asked for anything; once is enough.");

    [Fact]
    public async Task One_after_the_other_of_one_member_and_others_in_between()
    {
        var turns = new MemberTurns(new PictureSettings { AtOnce = 2 });
        var first = await turns.TakeAsync(7, TestContext.Current.CancellationToken);
        var second = turns.TakeAsync(7, TestContext.Current.CancellationToken);
        using var gone = new CancellationTokenSource();
        var third = turns.TakeAsync(7, gone.Token);
        using (await turns.TakeAsync(8, TestContext.Current.CancellationToken)) Assert.False(second.IsCompleted);

        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => third);
        Assert.False(second.IsCompleted);
        first.Dispose();
        // Given back once, however often it is disposed of.
        first.Dispose();
        var fourth = turns.TakeAsync(7, TestContext.Current.CancellationToken);
        (await second).Dispose();
        (await fourth).Dispose();
        (await turns.TakeAsync(7, TestContext.Current.CancellationToken)).Dispose();
    }
}
