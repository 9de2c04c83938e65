namespace Community.Api;

/// <summary>One page of a list.</summary>
/// <param name="Items">What it holds, in order.</param>
/// <param name="Next">To be sent as <c>after</c> for the page behind it; null on the last.</param>
public sealed record ApiList<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>A small thing with an address.</summary>
public sealed record ApiNamed(string Slug, string Name);
