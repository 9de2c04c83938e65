namespace Community.Admin;

/// <summary>Something stored that is not what the rows it stands for give.</summary>
/// <param name="Subject">What it is about, as in <c>idea 12</c>.</param>
/// <param name="Stored">What is there.</param>
/// <param name="Right">What should be there.</param>
public sealed record Fault(string Subject, string Stored, string Right);

/// <summary>What one check found: how many it looked at, and what is wrong.</summary>
/// <param name="Key">Names the check; its sentence is <c>Admin.Check.{Key}</c>.</param>
/// <param name="Looked">How many it looked at.</param>
/// <param name="Faults">Empty when all is well.</param>
public sealed record Finding(string Key, long Looked, IReadOnlyList<Fault> Faults);

/// <summary>One thing that must hold of all that is stored. Small, so that a fault is named by the check that found it.</summary>
public abstract class Check
{
    public string Key => GetType().Name;

    public async Task<Finding> RunAsync(CommunityDb db, CancellationToken stop)
    {
        var (looked, faults) = await LookAsync(db, stop);
        return new Finding(Key, looked, faults);
    }

    protected abstract Task<(long Looked, List<Fault> Faults)> LookAsync(CommunityDb db, CancellationToken stop);

    /// <summary>Compares what is stored with what was counted, subject by subject.</summary>
    protected static List<Fault> Compare<TKey>(string subject, IEnumerable<KeyValuePair<TKey, long>> stored, IReadOnlyDictionary<TKey, long> counted) where TKey : notnull =>
        [.. stored.Where(row => row.Value != counted.GetValueOrDefault(row.Key))
            .Select(row => new Fault($"{subject} {row.Key}", $"{row.Value}", $"{counted.GetValueOrDefault(row.Key)}"))];
}
