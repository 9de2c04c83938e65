using System.Diagnostics;
using Npgsql;

namespace Community.Database;

/// <summary>The programs of PostgreSQL, run in a folder under /tmp for as long as this process lives.</summary>
internal sealed class PostgresProcess
{
    // The shell waits on its standard input, which ends with this process however it ends, kill -9 included.
    // setsid: a Ctrl-C at the terminal is for the tests, which then close the input.
    // QUIT goes to the whole session: the shell ignores it, PostgreSQL takes it as "stop at once".
    private const string Life = """
        folder=$1 programs=$2 fsync=$3
        trap '' QUIT
        "$programs/initdb" -D "$folder/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$folder/log" 2>&1 || exit 1
        { "$programs/postgres" -D "$folder/data" -k "$folder" -c listen_addresses= -c max_connections=800 \
            -c shared_buffers=128MB -c fsync=$fsync -c full_page_writes=$fsync >>"$folder/log" 2>&1 </dev/null
          kill -TERM $$; } &
        cat >/dev/null
        trap '' TERM
        kill -QUIT 0
        wait
        rm -rf "$folder"
        """;

    private PostgresProcess(Process shell, string folder) => (Shell, Folder) = (shell, folder);

    public static string? Programs { get; } = Places().FirstOrDefault(place => File.Exists(Path.Combine(place, "initdb")) && File.Exists(Path.Combine(place, "postgres")));

    public Process Shell { get; }

    public string Folder { get; }

    public static PostgresProcess Begin(bool durable)
    {
        if (Programs is null) throw new InvalidOperationException("PostgreSQL is not installed: sudo apt-get install postgresql, or run ./test, which does it.");
        var folder = Directory.CreateTempSubdirectory("community-pg-").FullName;
        var start = new ProcessStartInfo("setsid", Command(folder, Programs, durable ? "on" : "off"))
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            WorkingDirectory = "/",
        };
        return new PostgresProcess(Process.Start(start)!, folder);
    }

    public async Task Answers(string connectionString)
    {
        for (var patience = Stopwatch.StartNew(); ;)
        {
            try
            {
                await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
                await connection.OpenAsync();
                return;
            }
            catch (NpgsqlException) when (!Shell.HasExited && patience.Elapsed < Soon.Patience)
            {
                await Task.Delay(50);
            }
            catch (NpgsqlException silence)
            {
                throw new InvalidOperationException($"PostgreSQL did not start. Its log says: {Log()}", silence);
            }
        }
    }

    // PostgreSQL refuses to run as root, and the user postgres may not enter a folder of root's.
    private static string[] Command(string folder, string programs, string fsync)
    {
        string[] live = ["sh", "-c", Life, "sh", folder, programs, fsync];
        return Environment.IsPrivilegedProcess
            ? ["sh", "-c", "chown postgres \"$0\" && exec setpriv --reuid=postgres --regid=postgres --init-groups \"$@\"", folder, .. live]
            : live;
    }

    private static IEnumerable<string> Places()
    {
        var debian = new DirectoryInfo("/usr/lib/postgresql");
        var versions = debian.Exists ? debian.GetDirectories() : [];
        return [.. versions.OrderByDescending(version => version.Name, StringComparer.Ordinal).Select(version => Path.Combine(version.FullName, "bin")), .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')];
    }

    private string Log()
    {
        var log = Path.Combine(Folder, "log");
        return File.Exists(log) ? string.Join(' ', File.ReadLines(log).TakeLast(5)) : "nothing";
    }
}
