namespace Community.Pictures;

/// <summary>The pictures of one thing, side by side, of which one sees one at a time.</summary>
/// <param name="Title">What they show together; the label of each that has no words of its own.</param>
public sealed record Reel(IReadOnlyList<PictureLook> Pictures, string Title);

/// <summary>The window in which pictures are looked at large.</summary>
/// <param name="Title">Its label.</param>
/// <param name="Several">One can move on.</param>
public sealed record ReelWindow(string Title, bool Several);
