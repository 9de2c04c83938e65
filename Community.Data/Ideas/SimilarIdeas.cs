using Community.Search;

namespace Community.Ideas;

/// <summary>An idea that may be the one somebody is about to write.</summary>
public sealed record SimilarIdea(long Id, string Title, string Slug, long Votes, IdeaStage Stage);

/// <summary>Finds what resembles a title: ideas that share two of its words, or its longest, those first whose own title shares most.</summary>
public static class SimilarIdeas
{
    private const int Words = 6;
    private const int Candidates = 100;
    private const int ShortestAlone = 5;

    public static async Task<IReadOnlyList<SimilarIdea>> SimilarAsync(this CommunityDb db, string title, int take, long? except = null, CancellationToken stop = default)
    {
        var words = WordsOf(title).OrderByDescending(word => word.Length).Take(Words).ToList();
        if (words.Count == 0) return [];
        var forms = Forms([.. words.Select(Stem)]);
        var rows = await db.Ideas.AsNoTracking().VisibleTo(member: null).Listed().Where(idea => db.FindIdeasWithAny(forms).Contains(idea.Id) && idea.Id != except)
            .OrderByDescending(idea => idea.VoteCount).Take(Candidates)
            .Select(idea => new SimilarIdea(idea.Id, idea.Title, idea.Slug, idea.VoteCount, idea.Stage)).ToListAsync(stop);
        return [.. rows.Select(row => (row, Weight: Shared(words, row.Title))).Where(pair => pair.Weight > 0)
            .OrderByDescending(pair => pair.Weight).ThenByDescending(pair => pair.row.Votes).Take(take).Select(pair => pair.row)];
    }

    /// <summary>Pairs rather than single words: "the" and "for" alone would bring every idea there is.</summary>
    private static List<string> Forms(List<string> words)
    {
        var pairs = words.SelectMany((one, at) => words.Skip(at + 1).Select(other => $"{one} {other}")).ToList();
        if (pairs.Count == 0 || words[0].Length >= ShortestAlone - 1) pairs.Add(words[0]);
        return pairs;
    }

    /// <summary>The beginning of a long word, which its other endings share; never half a character.</summary>
    private static string Stem(string word)
    {
        if (word.Length < ShortestAlone) return word;
        var stem = word[..^(word.Length < 7 ? 1 : 2)];
        return char.IsHighSurrogate(stem[^1]) ? stem[..^1] : stem;
    }

    /// <summary>Long words say more than short ones. Endings are forgiven: trays and tray are one.</summary>
    private static int Shared(List<string> words, string title)
    {
        var theirs = WordsOf(title);
        return words.Where(word => theirs.Exists(other => Same(word, other))).Sum(word => word.Length);
    }

    private static bool Same(string one, string other) =>
        one == other || (Math.Min(one.Length, other.Length) >= 4 && (one.StartsWith(Stem(other), StringComparison.Ordinal) || other.StartsWith(Stem(one), StringComparison.Ordinal)));

    private static List<string> WordsOf(string title) =>
        [.. SearchForms.Folded(title).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length > 1).Distinct(StringComparer.Ordinal)];
}
