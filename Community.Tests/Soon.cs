using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Community;

/// <summary>Waits for what comes about by itself. How long is for a crowded machine, and no promise: whoever promises a time asserts it.</summary>
internal static class Soon
{
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>A visitor's page is kept for a minute and then drawn anew whatever happened; what must end it earlier is waited for half as long.</summary>
    public static readonly TimeSpan BeforeAPageEnds = TimeSpan.FromSeconds(30);

    public static Task HoldsAsync(Func<bool> holds, [CallerArgumentExpression(nameof(holds))] string what = "") => HoldsAsync(() => Task.FromResult(holds()), Patience, what);

    /// <summary>Looks again and again until it holds.</summary>
    public static async Task HoldsAsync(Func<Task<bool>> holds, TimeSpan? within = null, [CallerArgumentExpression(nameof(holds))] string what = "")
    {
        for (var waited = Stopwatch.StartNew(); !await holds(); await Task.Delay(20))
            Assert.True(waited.Elapsed < (within ?? Patience), $"It did not come about in {waited.Elapsed}: {what}");
    }
}
