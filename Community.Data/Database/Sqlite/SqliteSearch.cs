namespace Community.Database.Sqlite;

/// <summary>Full text on SQLite: an FTS5 table over the two search forms of ideas, kept by triggers.</summary>
internal static class SqliteSearch
{
    /// <summary>The names that must exist; <c>check</c> asks for them, since a table rebuild drops triggers.</summary>
    public static readonly IReadOnlyList<string> Triggers = ["IdeaSearchInserted", "IdeaSearchUpdated", "IdeaSearchDeleted"];

    /// <summary>Both forms as prefixes of phrases; quotes keep a member's words from being read as operators.</summary>
    public static string Query(string kept, string folded) =>
        Either(new[] { ("SearchKept", kept), ("SearchFolded", folded) }.Where(part => part.Item2.Length > 0).Select(part => $"{part.Item1}: ({Phrase(part.Item2)})"));

    public static string Any(IEnumerable<string> foldedForms) =>
        Either(foldedForms.Where(form => form.Length > 0).Select(form => $"SearchFolded: ({Phrase(form)})"));

    public static async Task<IReadOnlyList<string>> MissingAsync(CommunityDb db, CancellationToken stop)
    {
        var there = await db.Database.SqlQuery<string>($"SELECT name AS \"Value\" FROM sqlite_master WHERE type IN ('table', 'trigger')").ToListAsync(stop);
        return [.. Triggers.Append("IdeaSearch").Except(there)];
    }

    public static async Task CompleteAsync(CommunityDb db, CancellationToken stop)
    {
        var existed = await db.Database.SqlQuery<int>($"SELECT COUNT(*) AS \"Value\" FROM sqlite_master WHERE name = 'IdeaSearch'").ToListAsync(stop);
        await db.Database.ExecuteSqlRawAsync("""
            CREATE VIRTUAL TABLE IF NOT EXISTS IdeaSearch USING fts5(SearchKept, SearchFolded, content='Ideas', content_rowid='Id', tokenize='unicode61 remove_diacritics 0');
            CREATE TRIGGER IF NOT EXISTS IdeaSearchInserted AFTER INSERT ON Ideas BEGIN
                INSERT INTO IdeaSearch(rowid, SearchKept, SearchFolded) VALUES (new.Id, new.SearchKept, new.SearchFolded);
            END;
            CREATE TRIGGER IF NOT EXISTS IdeaSearchDeleted AFTER DELETE ON Ideas BEGIN
                INSERT INTO IdeaSearch(IdeaSearch, rowid, SearchKept, SearchFolded) VALUES ('delete', old.Id, old.SearchKept, old.SearchFolded);
            END;
            CREATE TRIGGER IF NOT EXISTS IdeaSearchUpdated AFTER UPDATE OF SearchKept, SearchFolded ON Ideas
            WHEN old.SearchKept <> new.SearchKept OR old.SearchFolded <> new.SearchFolded BEGIN
                INSERT INTO IdeaSearch(IdeaSearch, rowid, SearchKept, SearchFolded) VALUES ('delete', old.Id, old.SearchKept, old.SearchFolded);
                INSERT INTO IdeaSearch(rowid, SearchKept, SearchFolded) VALUES (new.Id, new.SearchKept, new.SearchFolded);
            END;
            """, stop);
        if (existed[0] == 0) await db.Database.ExecuteSqlRawAsync("INSERT INTO IdeaSearch(IdeaSearch) VALUES ('rebuild')", stop);
    }

    // No words at all: an empty phrase finds nothing, where an empty query would be an error.
    private static string Either(IEnumerable<string> parts) => string.Join(" OR ", parts.DefaultIfEmpty("\"\""));

    private static string Phrase(string form) =>
        string.Join(' ', form.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => $"\"{word.Replace("\"", "\"\"", StringComparison.Ordinal)}\"*"));
}
