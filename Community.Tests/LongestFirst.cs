using Community.Browser;
using Community.Database.SqlServer;
using Community.Funnel;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(Community.LongestFirst))]

namespace Community;

/// <summary>What takes longest begins first, and the short classes run beside it: begun last it would run alone while a core stands idle.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    // The browser's classes share one collection and so one place in the queue.
    private static readonly string[] Long = [Chrome.OneAtATime, nameof(StageTableModelTests)];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections) where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(collection => PlaceOf(collection.TestCollectionDisplayName)).ThenBy(collection => collection.TestCollectionDisplayName == StatementsTests.Last)];

    private static int PlaceOf(string name)
    {
        var place = Array.FindIndex(Long, part => name.Contains(part, StringComparison.Ordinal));
        return place < 0 ? Long.Length : place;
    }
}
