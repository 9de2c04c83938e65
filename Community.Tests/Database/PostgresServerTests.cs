using Npgsql;

namespace Community.Database;

public sealed class PostgresServerTests
{
    public PostgresServerTests() => Assert.SkipUnless(PostgresServer.IsInstalled, "PostgreSQL is not installed here; ./test installs it where it may.");

    [Fact]
    public async Task Every_database_is_a_copy_of_the_template_and_nobody_elses()
    {
        await using var servers = await OwnServer.Start();
        var migrations = 0;

        var databases = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => servers.Server.NewDatabase(Migrate)));
        await Run(databases[0], "INSERT INTO bricks VALUES ('red')");

        Assert.Equal(1, migrations);
        Assert.Equal(1L, await Run(databases[0], "SELECT count(*) FROM bricks"));
        Assert.Equal(0L, await Run(databases[1], "SELECT count(*) FROM bricks"));

        async Task Migrate(string template)
        {
            migrations++;
            await Run(template, "CREATE EXTENSION pg_trgm; CREATE TABLE bricks (colour text)");
        }
    }

    [Fact]
    public async Task A_migration_that_fails_once_can_be_made_again()
    {
        await using var servers = await OwnServer.Start();

        await Assert.ThrowsAsync<PostgresException>(() => servers.Server.NewDatabase(template => Run(template, "CREATE TABLE bricks (colour no_such_type)")));
        var database = await servers.Server.NewDatabase(template => Run(template, "CREATE TABLE bricks (colour text)"));

        Assert.Equal(0L, await Run(database, "SELECT count(*) FROM bricks"));
    }

    [Fact]
    public async Task Likeness_counts_letters_of_every_script()
    {
        var server = await PostgresServer.Shared;
        var database = await server.EmptyDatabase();
        await Run(database, "CREATE EXTENSION pg_trgm");

        Assert.True((float)(await Run(database, "SELECT similarity('قطار سریع', 'قطار')"))! > 0.4);
    }

    [Fact]
    public async Task The_server_and_its_folder_go_when_nobody_holds_its_input_any_more()
    {
        var servers = await OwnServer.Start();
        var folder = servers.Server.Folder;
        var postmaster = int.Parse(File.ReadLines(Path.Combine(folder, "data", "postmaster.pid")).First(), System.Globalization.CultureInfo.InvariantCulture);
        Assert.True(Directory.Exists($"/proc/{postmaster}"));

        await servers.DisposeAsync();

        Assert.False(Directory.Exists($"/proc/{postmaster}"));
        Assert.False(Directory.Exists(folder));
    }

    private static async Task<object?> Run(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database + (database.Contains("Pooling", StringComparison.Ordinal) ? "" : ";Pooling=false"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    /// <summary>A server beside the shared one, so that these tests meet no template but their own.</summary>
    private sealed class OwnServer(PostgresServer server) : IAsyncDisposable
    {
        public PostgresServer Server => server;

        public static async Task<OwnServer> Start() => new(await PostgresServer.Start());

        /// <summary>The end of the input is all that the server learns of a process that was killed.</summary>
        public async ValueTask DisposeAsync()
        {
            server.Process.StandardInput.Close();
            await server.Process.WaitForExitAsync(new CancellationTokenSource(Soon.Patience).Token);
        }
    }
}
