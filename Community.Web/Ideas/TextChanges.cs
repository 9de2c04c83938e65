using DiffPlex;

namespace Community.Ideas;

public enum TextChange
{
    Same,
    Gone,
    New,
}

/// <summary>A run of words that stayed, went or came.</summary>
public sealed record TextPart(TextChange Change, string Words);

/// <summary>Compares two texts word by word.</summary>
public static class TextChanges
{
    private static readonly char[] Ends = [' ', '\n', '\t', '.', ',', ';', ':', '!', '?', '(', ')', '،', '؛', '؟', '。', '，', '、'];

    public static IReadOnlyList<TextPart> Of(string before, string after)
    {
        var diff = new Differ().CreateWordDiffs(before, after, ignoreWhitespace: false, Ends);
        var parts = new List<TextPart>();
        var at = 0;
        foreach (var block in diff.DiffBlocks)
        {
            Add(parts, TextChange.Same, diff.PiecesNew, at, block.InsertStartB - at);
            Add(parts, TextChange.Gone, diff.PiecesOld, block.DeleteStartA, block.DeleteCountA);
            Add(parts, TextChange.New, diff.PiecesNew, block.InsertStartB, block.InsertCountB);
            at = block.InsertStartB + block.InsertCountB;
        }

        Add(parts, TextChange.Same, diff.PiecesNew, at, diff.PiecesNew.Length - at);
        return parts;
    }

    private static void Add(List<TextPart> parts, TextChange change, string[] pieces, int from, int count)
    {
        if (count > 0) parts.Add(new TextPart(change, string.Concat(pieces.Skip(from).Take(count))));
    }
}
