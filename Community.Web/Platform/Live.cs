using Community.Members;
using Community.Text;

namespace Community.Platform;

/// <summary>What the server says to open pages.</summary>
public interface ILiveClient
{
    Task Changed(string topic, long change, string html);

    Task Here(string topic, IReadOnlyList<Present> people);

    Task Typing(string topic, string name);
}

/// <summary>Somebody who has the page open.</summary>
public sealed record Present(long Id, string Name, string? Portrait = null)
{
    public string Initials => CleanText.Initials(Name);
}

/// <summary>What a joining page gets back.</summary>
public sealed record Joined(long Change, IReadOnlyList<Present> Here);

/// <summary>
/// A kind of topic, named by the part before the colon: who may listen, how far it has counted, and what was missed.
/// A feature adds one for its own topics; the hub asks the same door as the page.
/// </summary>
public interface ILiveTopic
{
    string Kind { get; }

    /// <summary>Whether all who listen hear the same and see each other; a topic that each has for themselves is pushed by <see cref="LivePush.ChangedForAsync"/>.</summary>
    bool IsShared => true;

    /// <summary>The topic's last change, or null when the member may not listen or there is no such thing.</summary>
    Task<long?> DoorAsync(string key, Member? member, CancellationToken stop);

    /// <summary>Turbo Streams of everything after the given change; empty where a page reloads its frame instead.</summary>
    Task<string> MissedAsync(string key, long after, CancellationToken stop);
}

/// <summary>
/// A topic whose changes count without gaps: whoever joins gets each one that was missed by its own number, empty where a later one
/// says more or where there is nothing to see.
/// </summary>
public interface ICountingTopic : ILiveTopic
{
    Task<IReadOnlyList<Missed>> MissedAsync(string key, long after, long last, CancellationToken stop);
}

/// <summary>A change as Turbo Streams; empty where there is nothing to show.</summary>
public sealed record Missed(long Change, string Html);
