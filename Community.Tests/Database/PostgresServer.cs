using System.Diagnostics;
using Npgsql;

namespace Community.Database;

/// <summary>A PostgreSQL of the tests' own: started once for the process, reached through a socket in its own folder, gone with the process.</summary>
public sealed class PostgresServer
{
    private static readonly Lazy<Task<PostgresServer>> s_shared = new(() => Start());

    private readonly PostgresProcess _process;
    private readonly SemaphoreSlim _oneTemplate = new(1, 1);
    private bool _templateStands;
    private int _databases;

    private PostgresServer(PostgresProcess process) => _process = process;

    public static bool IsInstalled => PostgresProcess.Programs is not null;

    /// <summary>The server that all tests of this process share.</summary>
    public static Task<PostgresServer> Shared => s_shared.Value;

    /// <summary>What goes with the server when this process does; for tests that watch it die.</summary>
    public Process Process => _process.Shell;

    public string Folder => _process.Folder;

    /// <param name="durable">Waits for the disk at each commit, for tests that measure it. What is acknowledged outlives the server's own death either way.</param>
    public static async Task<PostgresServer> Start(bool durable = false)
    {
        var server = new PostgresServer(PostgresProcess.Begin(durable));
        await server._process.Answers(server.Named("postgres"));
        return server;
    }

    /// <summary>A database of one's own, copied from a template that the first caller migrates.</summary>
    public async Task<string> NewDatabase(Func<string, Task> migrateTemplate)
    {
        await Template(migrateTemplate);
        return await Create("TEMPLATE template_of_tests");
    }

    public Task<string> EmptyDatabase() => Create("TEMPLATE template1");

    private async Task<string> Create(string how)
    {
        var name = $"test_{Interlocked.Increment(ref _databases)}";
        await Run($"CREATE DATABASE {name} {how}");
        return Named(name);
    }

    private async Task Template(Func<string, Task> migrate)
    {
        await _oneTemplate.WaitAsync();
        try
        {
            if (_templateStands) return;
            await Run("DROP DATABASE IF EXISTS template_of_tests WITH (FORCE)");
            await Run("CREATE DATABASE template_of_tests");
            // A pooled connection would linger, and PostgreSQL copies no database that somebody is connected to.
            await migrate(Named("template_of_tests") + ";Pooling=false");
            await Run("ALTER DATABASE template_of_tests ALLOW_CONNECTIONS false");
            _templateStands = true;
        }
        finally
        {
            _oneTemplate.Release();
        }
    }

    private async Task Run(string sql)
    {
        await using var connection = new NpgsqlConnection(Named("postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private string Named(string database) =>
        $"Host={Folder};Username=postgres;Database={database};Include Error Detail=true;Timeout=30;Maximum Pool Size=40;Connection Idle Lifetime=10;Connection Pruning Interval=5";
}
