using System.Data;
using Community.Database.Sqlite;
using Community.Events;
using Community.Ideas;
using Community.Notifications;
using Community.Threads;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Update;

namespace Community.Database;

/// <summary>
/// Saves on SQLite leave, row for row and bit for bit, what EF's own would. Take out the converter in RowWriter and a date or a name of an enum lies there in another form; take out the order in
/// DirectSaves and a follow-up points to an event that is not there yet.
/// </summary>
public sealed class DirectSavesTests : IAsyncLifetime
{
    private readonly Both both = new();

    public async ValueTask InitializeAsync() => await both.OpenAsync();

    public ValueTask DisposeAsync() => both.DisposeAsync();

    [Fact]
    public async Task Every_kind_of_row_is_left_as_EF_leaves_it()
    {
        var (direct, all) = (new List<(string Kind, bool Changed)>(), both.Types.ToList());
        foreach (var type in all)
        {
            var (added, changed) = await both.RowsOfAsync(type);
            Assert.Equal(added.Efs, added.Direct);
            Assert.Equal(changed.Efs, changed.Direct);
            if (added.Plain) direct.Add((type.ClrType.Name, changed.Plain));
        }

        // Otherwise EF would have been compared with itself.
        string[] written = [nameof(Vote), nameof(Post), nameof(ThreadChange), nameof(Follow), nameof(Notice), nameof(StoredEvent), nameof(PendingFollowUp)];
        string[] changing = [nameof(Idea), nameof(GroupTally), nameof(Threads.Thread)];
        Assert.Empty(written.Except(direct.Select(one => one.Kind)));
        Assert.Empty(changing.Except(direct.Where(one => one.Changed).Select(one => one.Kind)));
        Assert.True(direct.Count * 2 > all.Count, $"Only {direct.Count} of {all.Count} kinds are written directly.");
    }

    [Fact]
    public async Task What_a_row_points_to_is_written_before_it()
    {
        var ids = await both.DirectlyAsync(async db =>
        {
            var stored = new StoredEvent { Kind = "Something", Body = "{}", At = DateTime.UnixEpoch };
            // The later one is named first.
            var owed = db.PendingFollowUps.Add(new PendingFollowUp { Event = stored, Name = "Telling", DueAt = DateTime.UnixEpoch }).Entity;
            await db.SaveChangesAsync();
            return (stored.Id, owed.EventId);
        }, strict: true);

        Assert.True(ids.Id > 0);
        Assert.Equal(ids.Id, ids.EventId);
    }

    [Fact]
    public async Task A_row_that_is_gone_and_a_key_that_is_taken_are_told_as_EF_tells_them()
    {
        await both.DirectlyAsync(async db =>
        {
            var follow = db.Follows.Add(new Follow { MemberId = 1, Subject = SubjectKind.Idea, SubjectId = 2 }).Entity;
            await db.SaveChangesAsync();
            await db.Follows.ExecuteDeleteAsync();
            follow.Left = true;
            var gone = await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => db.SaveChangesAsync());
            Assert.Same(follow, Assert.Single(gone.Entries).Entity);

            db.ChangeTracker.Clear();
            await db.Database.ExecuteSqlAsync($"INSERT INTO Follows (MemberId, Subject, SubjectId, At, \"Left\") VALUES (1, 0, 2, '2026-01-01', 0)");
            db.Follows.Add(new Follow { MemberId = 1, Subject = SubjectKind.Idea, SubjectId = 2 });
            var taken = await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
            Assert.Equal(19, Assert.IsType<SqliteException>(taken.InnerException).SqliteErrorCode);
            return true;
        });
    }

    /// <summary>Two databases of the same tables: one is written directly, one by EF.</summary>
    private sealed class Both : IAsyncDisposable
    {
        private readonly SqliteConnection direct = new("Data Source=:memory:");
        private readonly SqliteConnection efs = new("Data Source=:memory:");

        /// <summary>All but a passkey, of which a part lies there as JSON: EF makes that of two rows.</summary>
        public IEnumerable<IEntityType> Types =>
            Context(efs, directly: false).Model.GetEntityTypes().Where(type => !type.IsOwned() && !type.GetNavigations().Any(navigation => navigation.TargetEntityType.IsOwned()));

        public async Task OpenAsync()
        {
            foreach (var connection in new[] { direct, efs })
            {
                await connection.OpenAsync();
                await using var db = Context(connection, directly: false);
                await db.Database.EnsureCreatedAsync();
            }
        }

        public async ValueTask DisposeAsync()
        {
            await direct.DisposeAsync();
            await efs.DisposeAsync();
        }

        /// <param name="act">In a transaction that is committed.</param>
        /// <param name="strict">Whether a key must point to something.</param>
        public async Task<T> DirectlyAsync<T>(Func<SqliteCommunityDb, Task<T>> act, bool strict = false)
        {
            await using var db = Context(direct, directly: true);
            await KeysAsync(direct, strict);
            await using var transaction = await db.Database.BeginTransactionAsync();
            var answer = await act(db);
            await transaction.CommitAsync();
            return answer;
        }

        /// <summary>A row of this kind after it was added, and after all that may be changed in it was.</summary>
        public async Task<(Written Added, Written Changed)> RowsOfAsync(IEntityType type)
        {
            var (one, other) = (await WriteAsync(type, direct, directly: true), await WriteAsync(type, efs, directly: false));
            return (new(one.Added, other.Added, one.AddedPlain), new(one.Changed, other.Changed, one.ChangedPlain));
        }

        private static async Task<(string Added, bool AddedPlain, string Changed, bool ChangedPlain)> WriteAsync(IEntityType named, SqliteConnection connection, bool directly)
        {
            await using var db = Context(connection, directly);
            await KeysAsync(connection, strict: false);
            await using var transaction = await db.Database.BeginTransactionAsync();
            var type = db.Model.FindEntityType(named.Name)!;
            // Some come with rows in them.
            await DoAsync(connection, $"DELETE FROM \"{type.GetTableName()}\"");
            var entry = db.Entry(Activator.CreateInstance(type.ClrType)!);
            foreach (var property in entry.Properties.Where(property => property.Metadata.ValueGenerated == ValueGenerated.Never)) property.CurrentValue = Sample(property.Metadata.ClrType, 1);
            entry.State = EntityState.Added;
            var plain = IsPlain(entry);
            await db.SaveChangesAsync();
            var added = RowIn(connection, type);
            var keys = type.GetKeys().SelectMany(key => key.Properties).Concat(type.GetForeignKeys().SelectMany(key => key.Properties)).Concat(type.GetIndexes().Where(index => index.IsUnique).SelectMany(index => index.Properties)).ToHashSet();
            foreach (var property in entry.Properties.Where(property => !keys.Contains(property.Metadata))) property.CurrentValue = Sample(property.Metadata.ClrType, 2);
            db.ChangeTracker.DetectChanges();
            var changedPlain = IsPlain(entry);
            await db.SaveChangesAsync();
            var changed = RowIn(connection, type);
            await transaction.RollbackAsync();
            return (added, plain, changed, changedPlain);
        }

#pragma warning disable EF1001 // The same thing that EF hands to whoever saves.
        private static bool IsPlain(Microsoft.EntityFrameworkCore.ChangeTracking.EntityEntry entry)
        {
            IUpdateEntry written = entry.GetInfrastructure();
            return written.EntityState == EntityState.Unchanged || RowWriter.Of(written.EntityType).CanWrite(written);
        }
#pragma warning restore EF1001

        private static object? Sample(Type type, int time)
        {
            if (Nullable.GetUnderlyingType(type) is { } inner) return Sample(inner, time);
            if (type.IsEnum) return Enum.GetValues(type).GetValue(Math.Min(time, Enum.GetValues(type).Length - 1));
            if (type == typeof(string)) return time == 1 ? "Ærø’s løb — سلام 😀" : "";
            if (type == typeof(bool)) return time == 1;
            if (type == typeof(DateTime)) return DateTime.SpecifyKind(new DateTime(2026, 11, time, 4, 5, 6).AddTicks(1_234_560), DateTimeKind.Utc);
            if (type == typeof(DateTimeOffset)) return new DateTimeOffset(2026, 11, time, 4, 5, 6, TimeSpan.FromHours(2));
            if (type == typeof(DateOnly)) return new DateOnly(2026, 11, time);
            if (type == typeof(TimeSpan)) return TimeSpan.FromSeconds(90.5 * time);
            if (type == typeof(Guid)) return new Guid(time, 2, 3, [4, 5, 6, 7, 8, 9, 10, 11]);
            if (type == typeof(byte[])) return new byte[] { 0, 1, (byte)time };
            if (type == typeof(double)) return 0.1 * time;
            if (type.IsPrimitive || type == typeof(decimal)) return Convert.ChangeType(40 + time, type, System.Globalization.CultureInfo.InvariantCulture);
            return type.GetConstructor(Type.EmptyTypes) is null ? null : Activator.CreateInstance(type);
        }

        /// <summary>Each value as SQLite writes it, with what kind of value it is.</summary>
        private static string RowIn(SqliteConnection connection, IEntityType type)
        {
            var table = type.GetTableName()!;
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT {string.Join(" || ', ' || ", type.GetProperties().Select(property => property.GetColumnName()).Order(StringComparer.Ordinal).Select(column => $"'{column} ' || typeof(\"{column}\") || ' ' || quote(\"{column}\")"))} FROM \"{table}\"";
            using var reader = command.ExecuteReader(CommandBehavior.SingleResult);
            Assert.True(reader.Read(), $"{table} has no row.");
            return reader.GetString(0);
        }

        private static Task KeysAsync(SqliteConnection connection, bool strict) => DoAsync(connection, strict ? "PRAGMA foreign_keys = ON" : "PRAGMA foreign_keys = OFF");

        private static async Task DoAsync(SqliteConnection connection, string text)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = text;
            await command.ExecuteNonQueryAsync();
        }

        private static SqliteCommunityDb Context(SqliteConnection connection, bool directly)
        {
            var options = new DbContextOptionsBuilder<SqliteCommunityDb>().UseSqlite(connection);
            if (directly) options.ReplaceService<IDatabase, DirectSaves>();
            return new SqliteCommunityDb(options.Options, Surroundings.None);
        }

        public sealed record Written(string Direct, string Efs, bool Plain);
    }
}
