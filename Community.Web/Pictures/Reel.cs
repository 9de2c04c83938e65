namespace Community.Pictures;

/// <summary>The pictures of one thing, side by side, of which one sees one at a time.</summary>
/// <param name="Title">What they show together; the label of each that has no words of its own.</param>
public sealed record Reel(IReadOnlyList<PictureLook> Pictures, string Title);
