namespace Community.Members;

/// <summary>Somebody as pages name them.</summary>
/// <param name="Portrait">Where it lies, as <see cref="Member.Portrait"/> says it.</param>
public sealed record Person(long Id, string Name, string Handle, string? Portrait);
