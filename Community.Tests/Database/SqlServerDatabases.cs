using System.Collections.Concurrent;
using Microsoft.Data.SqlClient;

[assembly: AssemblyFixture(typeof(Community.Database.SqlServerDatabases))]

namespace Community.Database;

/// <summary>
/// Databases on the SQL Server that <c>COMMUNITY_TEST_SQLSERVER</c> names (a connection string whose login may create databases): one for each portal of the
/// tests, migrated anew, since a server far away has no file to copy; all dropped when the run ends.
/// </summary>
public sealed class SqlServerDatabases : IAsyncDisposable
{
    private static readonly ConcurrentBag<string> Made = [];

    public static async Task<string> NewAsync(Func<string, Task> migrate)
    {
        var name = $"community_test_{Guid.NewGuid():N}";
        await RunAsync($"CREATE DATABASE [{name}]");
        Made.Add(name);
        var connection = Server("COMMUNITY_TEST_SQLSERVER", name);
        await migrate(connection);
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        // Whoever still holds a connection is a background loop of a portal that is gone.
        foreach (var name in Made) await RunAsync($"ALTER DATABASE [{name}] SET SINGLE_USER WITH ROLLBACK IMMEDIATE; DROP DATABASE [{name}]");
    }

    private static async Task RunAsync(string sql)
    {
        await using var connection = new SqlConnection(Server("COMMUNITY_TEST_SQLSERVER", "master"));
        await connection.OpenAsync();
        await using var command = new SqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static string Server(string variable, string database) =>
        new SqlConnectionStringBuilder(Environment.GetEnvironmentVariable(variable) is { Length: > 0 } named ? named : throw new InvalidOperationException($"{variable} names no SQL Server.")) { InitialCatalog = database }.ConnectionString;
}
