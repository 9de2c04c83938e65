using System.Globalization;
using Community.Members;
using Community.Platform;
using Microsoft.EntityFrameworkCore;

namespace Community.Threads;

/// <summary>A thread as it is heard live: <c>thread:{id}</c>, open to whoever may see its subject.</summary>
public sealed class ThreadTopic(CommunityDb db, ThreadStreams streams) : ICountingTopic
{
    public string Kind => "thread";

    public static string Of(long threadId) => $"thread:{threadId.ToString(CultureInfo.InvariantCulture)}";

    public async Task<long?> DoorAsync(string key, Member? member, CancellationToken stop)
    {
        if (IdOf(key) is not { } id) return null;
        return await db.ThreadsVisibleTo(member).Where(thread => thread.Id == id).Select(thread => (long?)thread.LastChange).FirstOrDefaultAsync(stop);
    }

    public async Task<IReadOnlyList<Missed>> MissedAsync(string key, long after, long last, CancellationToken stop) =>
        IdOf(key) is { } id ? await streams.MissedAsync(id, after, last, stop) : [];

    public async Task<string> MissedAsync(string key, long after, CancellationToken stop) =>
        string.Concat((await MissedAsync(key, after, long.MaxValue, stop)).Select(missed => missed.Html));

    private static long? IdOf(string key) => long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}
