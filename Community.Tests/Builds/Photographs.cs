using System.Diagnostics;

namespace Community.Builds;

/// <summary>Photographs for tests, as a telephone takes them: on their side, and telling where.</summary>
public sealed class Photographs : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("photographs-").FullName;

    /// <summary>So many, each a little wider than the one before; upright it is that much higher.</summary>
    public async Task<IReadOnlyList<string>> TakeAsync(int count, int width = 4000, int height = 3000, int quality = 75)
    {
        var grain = Path.Combine(Folder, $"grain-{width}.v");
        await RunAsync("vips", "gaussnoise", grain, $"{width + (8 * count)}", $"{height}", "--mean", "120", "--sigma", "24");
        var files = Enumerable.Range(1, count).Select(nth => Path.Combine(Folder, $"photo {nth}.jpg")).ToList();
        foreach (var (file, nth) in files.Select((file, nth) => (file, nth + 1)))
        {
            await RunAsync("vips", "crop", grain, $"{file}.v", "0", "0", $"{width + (8 * nth)}", $"{height}");
            await RunAsync("vips", "linear", $"{file}.v", $"{file}[Q={quality}]", "1 1 1", $"{nth * 12} {60 - (nth * 9)} {nth % 3 * 30}", "--uchar");
            File.Delete($"{file}.v");
        }

        await RunAsync("exiftool", ["-q", "-overwrite_original", "-n", "-Orientation=6", "-GPSLatitude=55.676", "-GPSLatitudeRef=N", "-GPSLongitude=12.568", "-GPSLongitudeRef=E", "-Make=Stud", .. files]);
        return files;
    }

    /// <summary>What a file tells beside its pixels, by group of tags.</summary>
    public static Task<string> TellsAsync(string file) => RunAsync("exiftool", "-a", "-G1", "-s", file);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var wrong = process.StandardError.ReadToEndAsync();
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program}: {await wrong}");
        return said;
    }
}
