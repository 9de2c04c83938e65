using System.Reflection;

namespace Community.Events;

/// <summary>When and as which event something happened, and which durable follow-up is called for it.</summary>
public sealed record Occasion(long EventId, DateTime At, string FollowUp = "");

/// <summary>
/// Done once in the whole cluster for an event: adds rows within the transaction that also takes the follow-up off the list.
/// Runs inside a save, which it neither begins nor commits; one with very much to do puts itself on the list again for the rest.
/// </summary>
public interface IDurableFollowUp<in TEvent> where TEvent : DomainEvent
{
    Task Run(TEvent happened, Occasion occasion, CancellationToken stop);
}

/// <summary>
/// Reaches outside the database, by mail or call. Runs outside any transaction and is taken off the list after it succeeded;
/// a crash between the two runs it again, so the effect is named by the event's id.
/// </summary>
public interface IOutsideFollowUp<in TEvent> where TEvent : DomainEvent
{
    Task Run(TEvent happened, Occasion occasion, CancellationToken stop);
}

/// <summary>Runs on every node and pushes to that node's own readers; nothing depends on it.</summary>
public interface ILiveFollowUp<in TEvent> where TEvent : DomainEvent
{
    Task Show(TEvent happened, Occasion occasion, CancellationToken stop);
}

/// <summary>Who wants to hear of which event, found by reflection once at start.</summary>
public sealed class FollowUps
{
    public static readonly FollowUps None = new([]);

    private readonly Dictionary<Type, string[]> stored;
    private readonly Dictionary<Type, Type[]> live;

    public FollowUps(IEnumerable<Assembly> assemblies)
    {
        var types = assemblies.SelectMany(assembly => assembly.GetTypes()).Where(type => type is { IsClass: true, IsAbstract: false }).ToList();
        Types = types.Where(type => HeardBy(type, typeof(IDurableFollowUp<>)).Concat(HeardBy(type, typeof(IOutsideFollowUp<>))).Any())
            .ToDictionary(type => type.Name, StringComparer.Ordinal);
        OutsideNames = [.. Types.Where(pair => HeardBy(pair.Value, typeof(IOutsideFollowUp<>)).Any()).Select(pair => pair.Key)];
        LiveTypes = [.. types.Where(type => HeardBy(type, typeof(ILiveFollowUp<>)).Any())];
        EventTypes = types.Where(type => type.IsSubclassOf(typeof(DomainEvent))).ToDictionary(type => type.Name, StringComparer.Ordinal);
        stored = Hearers(Types.Values, typeof(IDurableFollowUp<>), typeof(IOutsideFollowUp<>))
            .ToDictionary(pair => pair.Key, pair => pair.Value.Select(type => type.Name).ToArray());
        live = Hearers(LiveTypes, typeof(ILiveFollowUp<>));
    }

    /// <summary>Durable and outside follow-ups by name, as stored.</summary>
    public IReadOnlyDictionary<string, Type> Types { get; }

    /// <summary>Those among them that reach outside the database.</summary>
    public IReadOnlyList<string> OutsideNames { get; }

    public IReadOnlyList<Type> LiveTypes { get; }

    public IReadOnlyDictionary<string, Type> EventTypes { get; }

    public IReadOnlyList<string> NamesFor(Type happened) => stored.GetValueOrDefault(happened) ?? [];

    /// <summary>Those who hear of everything come first.</summary>
    public IReadOnlyList<Type> LiveFor(Type happened) => [.. live.GetValueOrDefault(typeof(DomainEvent)) ?? [], .. live.GetValueOrDefault(happened) ?? []];

    private static IEnumerable<Type> HeardBy(Type type, Type generic) =>
        type.GetInterfaces().Where(face => face.IsGenericType && face.GetGenericTypeDefinition() == generic).Select(face => face.GenericTypeArguments[0]);

    private static Dictionary<Type, Type[]> Hearers(IEnumerable<Type> types, params Type[] generics) =>
        types.SelectMany(type => generics.SelectMany(generic => HeardBy(type, generic)).Select(happened => (happened, type)))
            .GroupBy(pair => pair.happened, pair => pair.type).ToDictionary(group => group.Key, group => group.ToArray());
}
