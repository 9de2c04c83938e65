namespace Community.Browser;

/// <summary>A page as somebody meets it: which route answers, at what address, and whose eyes see it.</summary>
public sealed record PortalPage(string Name, string Route, string Address, string? Who = null, int Status = 200);
