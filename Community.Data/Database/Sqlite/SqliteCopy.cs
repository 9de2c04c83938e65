using Microsoft.Data.Sqlite;

namespace Community.Database.Sqlite;

/// <summary>The whole file, search tables and triggers with it.</summary>
internal static class SqliteCopy
{
    /// <summary>A snapshot, taken by SQLite itself: writers go on, and what they do meanwhile is not in it.</summary>
    public static async Task OutAsync(SqliteCommunityDb db, Stream to, string between, CancellationToken stop)
    {
        await using var copy = new Between(between);
        // SQLite writes into an empty file, which keeps whom it is for.
        await using (BackupFile.Create(between)) { }
        await db.Database.ExecuteSqlAsync($"VACUUM INTO {between}", stop);
        await using var file = File.OpenRead(between);
        await file.CopyToAsync(to, stop);
    }

    /// <summary>Page by page into the open database, as one transaction that a crash takes back; others who have it open see it change at once.</summary>
    public static async Task InAsync(SqliteCommunityDb db, Stream from, CancellationToken stop)
    {
        var between = Path.GetFullPath(((SqliteConnection)db.Database.GetDbConnection()).DataSource) + ".restoring";
        await using var copy = new Between(between);
        await using (var file = BackupFile.Create(between)) await from.CopyToAsync(file, stop);
        await db.Database.OpenConnectionAsync(stop);
        await using var source = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = between, Pooling = false }.ConnectionString);
        await source.OpenAsync(stop);
        source.BackupDatabase((SqliteConnection)db.Database.GetDbConnection());
        await db.Database.CloseConnectionAsync();
    }

    /// <summary>The file in between, gone at the end however it ends; what a crash left there goes at the beginning.</summary>
    private sealed class Between : IAsyncDisposable
    {
        private readonly string path;

        public Between(string path)
        {
            this.path = path;
            File.Delete(path);
        }

        public ValueTask DisposeAsync()
        {
            File.Delete(path);
            return ValueTask.CompletedTask;
        }
    }
}
