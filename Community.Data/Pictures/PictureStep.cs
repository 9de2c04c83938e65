using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Community.Pictures;

/// <summary>How a step ended.</summary>
public enum StepEnd
{
    Done,

    /// <summary>The bytes were no good; what it said stands beside.</summary>
    Failed,

    /// <summary>It was given all the time there was.</summary>
    TooSlow,

    /// <summary>The programs are not on this machine.</summary>
    NotHere,
}

/// <summary>One run of a program that decodes the bytes of strangers: in a process of its own with little time, few files and an environment in which nothing of ours stands.</summary>
internal static class PictureStep
{
    private const int MostSaid = 4_096;

    /// <summary>What a shell, prlimit and nice alike answer for a program that is not there.</summary>
    private const int NoSuchProgram = 127;

    /// <summary>SIGKILL and SIGXCPU, as .NET tells them.</summary>
    private static readonly int[] Killed = [128 + 9, 128 + 24];

    /// <param name="settings">How much time it has.</param>
    /// <param name="folder">Where it stands.</param>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="memory">The limit of its memory, as prlimit takes it.</param>
    /// <param name="surroundings">All it finds in its environment beside what every program needs.</param>
    /// <param name="stop">Ends it at once.</param>
    public static async Task<(StepEnd End, string Said)> RunAsync(PictureSettings settings, string folder, IEnumerable<string> command, string memory, IReadOnlyDictionary<string, string> surroundings, CancellationToken stop)
    {
        using var process = new Process { StartInfo = StartOf(settings, folder, command, memory, surroundings) };
        try
        {
            process.Start();
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            return (StepEnd.NotHere, missing.Message);
        }

        // Waiting for a processor costs no processor time; whoever waits for ever is ended all the same.
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(TimeSpan.FromSeconds(settings.Seconds * 3));
        try
        {
            process.StandardInput.Close();
            var saying = Task.WhenAll(ReadAsync(process.StandardError, patience.Token), ReadAsync(process.StandardOutput, patience.Token));
            await process.WaitForExitAsync(patience.Token);
            return EndOf(process.ExitCode, (await saying)[0]);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return (StepEnd.TooSlow, "");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
                // Its folder is taken away next.
                await process.WaitForExitAsync(CancellationToken.None);
            }
        }
    }

    private static (StepEnd, string) EndOf(int exit, string said)
    {
        if (exit == 0) return (StepEnd.Done, said);
        if (Array.IndexOf(Killed, exit) >= 0) return (StepEnd.TooSlow, said);
        return (exit == NoSuchProgram ? StepEnd.NotHere : StepEnd.Failed, said);
    }

    private static ProcessStartInfo StartOf(PictureSettings settings, string folder, IEnumerable<string> command, string memory, IReadOnlyDictionary<string, string> surroundings)
    {
        var start = new ProcessStartInfo("prlimit")
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var argument in Limits(settings).Append(memory).Concat(["nice", "-n", "10"]).Concat(command)) start.ArgumentList.Add(argument);
        // Connection strings and passwords often come by the environment.
        start.Environment.Clear();
        start.Environment["PATH"] = Environment.GetEnvironmentVariable("PATH");
        start.Environment["LC_ALL"] = "C";
        start.Environment["TMPDIR"] = start.Environment["HOME"] = folder;
        foreach (var (name, value) in surroundings) start.Environment[name] = value;
        return start;
    }

    private static IEnumerable<string> Limits(PictureSettings settings)
    {
        yield return $"--cpu={Number(settings.Seconds)}";
        yield return $"--fsize={Number(4 * PictureBounds.Bytes)}";
        yield return "--core=0";
        yield return "--nofile=256";
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A full pipe would stop it; what goes beyond a few lines is read and let go.</summary>
    private static async Task<string> ReadAsync(StreamReader from, CancellationToken stop)
    {
        var (said, block) = (new StringBuilder(), new char[1024]);
        for (var read = await from.ReadAsync(block, stop); read > 0; read = await from.ReadAsync(block, stop))
        {
            if (said.Length < MostSaid) said.Append(block, 0, read);
        }

        return said.ToString();
    }
}
