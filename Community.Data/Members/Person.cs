namespace Community.Members;

/// <summary>Somebody as pages name them.</summary>
public sealed record Person(long Id, string Name, string Handle);
