using System.Diagnostics;
using Community.Database;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Community.Faults;

/// <summary>A portal whose database can be taken away for a while.</summary>
internal abstract class Fault : IAsyncDisposable
{
    public abstract string Address { get; }

    /// <summary>Whether what is not remembered can still be read.</summary>
    public virtual bool Reads => true;

    public abstract Task BreakAsync();

    public abstract Task MendAsync();

    public virtual ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

/// <summary>Another process holds the one lock for writing that a SQLite file has.</summary>
internal sealed class LockedFile(Portal portal) : Fault
{
    private SqliteConnection? holder;

    public override string Address => portal.Address;

    public override async Task BreakAsync()
    {
        holder = new SqliteConnection(portal.Connection + ";Pooling=False");
        await holder.OpenAsync();
        await DoAsync("BEGIN IMMEDIATE");
    }

    public override async Task MendAsync()
    {
        await DoAsync("ROLLBACK");
        await holder!.DisposeAsync();
    }

    private async Task DoAsync(string sql)
    {
        await using var command = holder!.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}

/// <summary>The way to PostgreSQL is cut: connections break off, and nobody answers.</summary>
internal sealed class CutLine : Fault
{
    private readonly Relay relay;
    private readonly PortalProcess process;

    private CutLine(Relay relay, PortalProcess process) => (this.relay, this.process) = (relay, process);

    public override string Address => process.Address;

    public override bool Reads => false;

    public static async Task<CutLine> StartAsync(Portal portal)
    {
        var direct = new NpgsqlConnectionStringBuilder(portal.Connection);
        var line = new Relay(direct.Host!);
        var serving = await PortalProcess.ServeAsync(portal, PortalProcess.FreePort(), ("ConnectionStrings__Community", new NpgsqlConnectionStringBuilder(portal.Connection) { Host = line.Folder }.ConnectionString));
        return new CutLine(line, serving);
    }

    public override Task BreakAsync()
    {
        relay.Cut();
        return Task.CompletedTask;
    }

    public override Task MendAsync()
    {
        relay.Mend();
        return Task.CompletedTask;
    }

    public override async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        relay.Dispose();
    }
}

/// <summary>A small disk of its own, which is filled to the last byte.</summary>
internal sealed class FullDisk : Fault
{
    private readonly string folder;

    private FullDisk(string folder) => this.folder = folder;

    public Portal Portal { get; private set; } = null!;

    public override string Address => Portal.Address;

    private string File => Path.Combine(folder, "community.db");

    public static async Task<FullDisk> MountAsync(params (string Key, string Value)[] settings)
    {
        var disk = new FullDisk(Directory.CreateTempSubdirectory("portal-disk-").FullName);
        Assert.SkipUnless(Environment.IsPrivilegedProcess && await RunAsync("mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", disk.folder) == 0, "Only root may mount a small disk, and not in every container.");
        var (_, connection) = await TestDatabase.NewAsync();
        System.IO.File.Copy(new SqliteConnectionStringBuilder(connection).DataSource, disk.File);
        disk.Portal = await Portal.WithCastAsync([("ConnectionStrings:Community", $"Data Source={disk.File}"), .. settings]);
        return disk;
    }

    /// <summary>The log of writes is emptied first: in it there might be room left.</summary>
    public override async Task BreakAsync()
    {
        await using (var connection = new SqliteConnection($"Data Source={File};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            await command.ExecuteNonQueryAsync();
        }

        await using var filler = new FileStream(Path.Combine(folder, "filler"), FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var block = new byte[4_096];
        try
        {
            while (true) await filler.WriteAsync(block);
        }
        catch (IOException)
        {
            // No space left on device, which was to be reached.
        }
    }

    public override Task MendAsync()
    {
        System.IO.File.Delete(Path.Combine(folder, "filler"));
        return Task.CompletedTask;
    }

    public override async ValueTask DisposeAsync()
    {
        await Portal.DisposeAsync();
        SqliteConnection.ClearAllPools();
        await RunAsync("umount", "-l", folder);
    }

    private static async Task<int> RunAsync(string program, params string[] arguments)
    {
        using var run = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
        await run.WaitForExitAsync();
        return run.ExitCode;
    }
}
