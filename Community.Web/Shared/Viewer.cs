namespace Community.Shared;

/// <summary>Whom the layout greets: set as an HTTP feature for those who signed in, absent for visitors, whose pages stay cacheable.</summary>
public sealed record Viewer(long Id, string Name, string Handle, string? Portrait = null, long Unread = 0, long InboxStamp = 0, bool Board = false, bool Moderates = false, bool Administers = false);
