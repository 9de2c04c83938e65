using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;

namespace Community.Pictures;

/// <summary>Makes pictures with ImageSharp, in a process of its own: the portal itself, called by a verb that does nothing else (<see cref="ImageSharpWork"/>).</summary>
public sealed class ImageSharpEngine(PictureSettings settings, ILogger<PictureEngine> log) : PictureEngine(settings, log)
{
    private static readonly string Portal = Path.Combine(AppContext.BaseDirectory, "Community.Web.dll");

    /// <summary>Of the runtime that runs this: <c>…/dotnet/shared/Microsoft.NETCore.App/10.0.0/</c>.</summary>
    private static readonly string Host = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));

    protected override async Task DrawAsync(PictureHeader header, string folder, CancellationToken stop)
    {
        // What .NET reserves of addresses says nothing of what it needs, so what counts is what it may write to.
        var (end, said) = await PictureStep.RunAsync(Settings, folder, [Host, Portal, ImageSharpWork.Verb, Number(Settings.Megabytes), header.Frames > 1 ? ImageSharpWork.Moving : ImageSharpWork.Still], $"--data={Number(Settings.Megabytes * 1024L * 1024)}", Surroundings(), stop);
        Expect(end, said);
        foreach (var made in Directory.EnumerateFiles(folder, "*.webp")) await BareWebP.MakeAsync(made, stop);
    }

    private Dictionary<string, string> Surroundings() => new(StringComparer.Ordinal)
    {
        ["DOTNET_GCHeapHardLimit"] = (Settings.Megabytes * 1024L * 1024).ToString("x", CultureInfo.InvariantCulture),
        ["DOTNET_gcServer"] = "0",
        ["DOTNET_gcConcurrent"] = "0",
        // Nobody may attach to it, and no file lies about that tells how.
        ["DOTNET_EnableDiagnostics"] = "0",
        // Its mapping of code has the size of the whole memory, which is more than a file may have here.
        ["DOTNET_EnableWriteXorExecute"] = "0",
        ["DOTNET_TieredPGO"] = "0",
        // ImageSharp 4.1.1 reads four inks through a profile wrongly, or not at all, where vectors have 512 bits.
        ["DOTNET_EnableAVX512"] = "0",
    };

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
