namespace Community.Database.Sqlite;

/// <summary>Full text on SQLite: an FTS5 table over the two search forms of ideas, and one over those of builds, kept by triggers.</summary>
internal static class SqliteSearch
{
    private static readonly (string Search, string Table)[] Searched = [("IdeaSearch", "Ideas"), ("BuildSearch", "Builds")];

    /// <summary>The names that must exist; <c>check</c> asks for them, since a table rebuild drops triggers.</summary>
    public static readonly IReadOnlyList<string> Triggers = [.. Searched.SelectMany(pair => new[] { $"{pair.Search}Inserted", $"{pair.Search}Updated", $"{pair.Search}Deleted" })];

    /// <summary>Both forms as prefixes of phrases; quotes keep a member's words from being read as operators.</summary>
    public static string Query(string kept, string folded) =>
        Either(new[] { ("SearchKept", kept), ("SearchFolded", folded) }.Where(part => part.Item2.Length > 0).Select(part => $"{part.Item1}: ({Phrase(part.Item2)})"));

    public static string Any(IEnumerable<string> foldedForms) =>
        Either(foldedForms.Where(form => form.Length > 0).Select(form => $"SearchFolded: ({Phrase(form)})"));

    public static async Task<IReadOnlyList<string>> MissingAsync(CommunityDb db, CancellationToken stop)
    {
        var there = await db.Database.SqlQuery<string>($"SELECT name AS \"Value\" FROM sqlite_master WHERE type IN ('table', 'trigger')").ToListAsync(stop);
        return [.. Triggers.Concat(Searched.Select(pair => pair.Search)).Except(there)];
    }

    public static async Task CompleteAsync(CommunityDb db, CancellationToken stop)
    {
        foreach (var (search, table) in Searched) await CompleteAsync(db, search, table, stop);
    }

    private static async Task CompleteAsync(CommunityDb db, string search, string table, CancellationToken stop)
    {
        var existed = await db.Database.SqlQuery<int>($"SELECT COUNT(*) AS \"Value\" FROM sqlite_master WHERE name = {search}").ToListAsync(stop);
        var parts = Parts(search, table);
        await db.Database.ExecuteSqlRawAsync(parts, stop);
        var rebuild = $"INSERT INTO {search}({search}) VALUES ('rebuild')";
        if (existed[0] == 0) await db.Database.ExecuteSqlRawAsync(rebuild, stop);
    }

    // The names are the two pairs above, never from outside.
    private static string Parts(string search, string table) => $"""
        CREATE VIRTUAL TABLE IF NOT EXISTS {search} USING fts5(SearchKept, SearchFolded, content='{table}', content_rowid='Id', tokenize='unicode61 remove_diacritics 0');
        CREATE TRIGGER IF NOT EXISTS {search}Inserted AFTER INSERT ON {table} BEGIN
            INSERT INTO {search}(rowid, SearchKept, SearchFolded) VALUES (new.Id, new.SearchKept, new.SearchFolded);
        END;
        CREATE TRIGGER IF NOT EXISTS {search}Deleted AFTER DELETE ON {table} BEGIN
            INSERT INTO {search}({search}, rowid, SearchKept, SearchFolded) VALUES ('delete', old.Id, old.SearchKept, old.SearchFolded);
        END;
        CREATE TRIGGER IF NOT EXISTS {search}Updated AFTER UPDATE OF SearchKept, SearchFolded ON {table}
        WHEN old.SearchKept <> new.SearchKept OR old.SearchFolded <> new.SearchFolded BEGIN
            INSERT INTO {search}({search}, rowid, SearchKept, SearchFolded) VALUES ('delete', old.Id, old.SearchKept, old.SearchFolded);
            INSERT INTO {search}(rowid, SearchKept, SearchFolded) VALUES (new.Id, new.SearchKept, new.SearchFolded);
        END;
        """;

    // No words at all: an empty phrase finds nothing, where an empty query would be an error.
    private static string Either(IEnumerable<string> parts) => string.Join(" OR ", parts.DefaultIfEmpty("\"\""));

    private static string Phrase(string form) =>
        string.Join(' ', form.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => $"\"{word.Replace("\"", "\"\"", StringComparison.Ordinal)}\"*"));
}
