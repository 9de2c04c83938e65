using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Community.Pictures;

/// <summary>
/// Makes pictures with libvips' own programs, each in a process of its own. The original is decoded once, for the largest size; the others are made of that.
/// </summary>
public sealed class VipsEngine(PictureSettings settings, ILogger<PictureEngine> log) : PictureEngine(settings, log)
{
    private const string Good = "[Q=80]";
    private const string Largest = "largest.webp";

    protected override async Task DrawAsync(PictureHeader header, string folder, CancellationToken stop)
    {
        await ShrinkAsync(folder, Source, Largest, Good, PictureBounds.Widths[^1], PictureBounds.Side, stop, header.IsProfiled);
        var widths = PictureBounds.WidthsOf((await SizeAsync(folder, Largest, stop)).Width);
        File.Move(Path.Combine(folder, Largest), Path.Combine(folder, PictureFolders.NameOf(widths[^1])));
        for (var at = widths.Count - 2; at >= 0; at--)
        {
            await ShrinkAsync(folder, PictureFolders.NameOf(widths[at + 1]), PictureFolders.NameOf(widths[at]), Good, widths[at], PictureBounds.Side, stop);
        }

        await ShrinkAsync(folder, PictureFolders.NameOf(widths[0]), Tiny, "[Q=30]", PictureBounds.TinySide, PictureBounds.TinySide, stop);
        await ShrinkAsync(folder, PictureFolders.NameOf(widths[0]), TinyPixels, "", PictureBounds.TinySide, PictureBounds.TinySide, stop);
        if (header.Frames > 1) await MoveAsync(header, folder, MovingOf(widths), stop);
    }

    /// <summary>All frames, in the size that moves; the others stay still.</summary>
    private async Task MoveAsync(PictureHeader header, string folder, int width, CancellationToken stop)
    {
        await ShrinkAsync(folder, Source + "[n=-1]", "moving.webp", Good, width, PictureBounds.Side, stop, header.IsProfiled);
        File.Move(Path.Combine(folder, "moving.webp"), Path.Combine(folder, PictureFolders.NameOf(width)), overwrite: true);
    }

    /// <summary>Turned upright, in sRGB, without metadata, and never larger than it was.</summary>
    private async Task ShrinkAsync(string folder, string from, string to, string how, int width, int height, CancellationToken stop, bool profiled = false)
    {
        // What has no profile is sRGB already, or has its own way there; exporting it would dull it by some steps.
        string[] colours = profiled ? ["--export-profile", "srgb"] : [];
        var (end, said) = await VipsStep.RunAsync(Settings, folder, ["thumbnail", from, to + how, Number(width), "--height", Number(height), "--size", "down", "--fail-on", "truncated", "--vips-concurrency=1", .. colours], stop);
        if (end == StepEnd.Done && Path.GetExtension(to) == ".webp") await BareWebP.MakeAsync(Path.Combine(folder, to), stop);
        Expect(end, said);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
