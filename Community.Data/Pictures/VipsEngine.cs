using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Community.Pictures;

/// <summary>
/// Makes pictures with libvips' own programs, each in a process of its own. The original is decoded once, for the largest size; the others are made of that.
/// </summary>
public sealed partial class VipsEngine(PictureSettings settings, ILogger<VipsEngine> log) : IPictureEngine, IDisposable
{
    private const string Source = "source";
    private const string Good = "[Q=80]";

    /// <summary>A placeholder's longer side; more would be seen no better, blurred as it is.</summary>
    private const int TinySide = 24;

    /// <summary>The longest that a placeholder may be, in letters.</summary>
    private const int TinyLength = 1_200;

    private readonly SemaphoreSlim turns = new(settings.AtOnce);

    public async Task<Outcome<PictureMade>> MakeAsync(string file, string folder, CancellationToken stop = default)
    {
        var read = await PictureHeader.ReadAsync(file, stop);
        if (read.Refusal is { } refusal) return refusal;
        await turns.WaitAsync(stop);
        try
        {
            // Under a name of ours in the folder where the programs stand.
            File.CreateSymbolicLink(Path.Combine(folder, Source), Path.GetFullPath(file));
            return await MakeAsync(read.Value, folder, stop);
        }
        catch (StepFailedException failed)
        {
            return failed.Refusal;
        }
        catch (InvalidDataException)
        {
            return PictureRefusals.Unreadable;
        }
        finally
        {
            turns.Release();
        }
    }

    public void Dispose() => turns.Dispose();

    private async Task<Outcome<PictureMade>> MakeAsync(PictureHeader header, string folder, CancellationToken stop)
    {
        await ShrinkAsync(folder, Source, "largest.webp", Good, PictureBounds.Widths[^1], PictureBounds.Side, stop, header.IsProfiled);
        var largest = await SizeAsync(folder, "largest.webp", stop);
        var widths = PictureBounds.WidthsOf(largest.Width);
        File.Move(Path.Combine(folder, "largest.webp"), Path.Combine(folder, Name(widths[^1])));
        for (var at = widths.Count - 2; at >= 0; at--) await ShrinkAsync(folder, Name(widths[at + 1]), Name(widths[at]), Good, widths[at], PictureBounds.Side, stop);
        var (placeholder, colour) = await GlimpseAsync(folder, Name(widths[0]), stop);
        if (header.Frames > 1) await MoveAsync(header, folder, widths.Last(width => width <= PictureBounds.MovingWidth || width == widths[0]), stop);

        var sizes = new List<SizeMade>();
        foreach (var width in widths) sizes.Add(await SizeAsync(folder, Name(width), stop));
        var (upright, tall) = Upright(header, largest);
        return new PictureMade(upright, tall, header.Frames > 1, colour, placeholder, sizes);
    }

    /// <summary>All frames, in the size that moves; the others stay still.</summary>
    private async Task MoveAsync(PictureHeader header, string folder, int width, CancellationToken stop)
    {
        await ShrinkAsync(folder, Source + "[n=-1]", "moving.webp", Good, width, PictureBounds.Side, stop, header.IsProfiled);
        File.Move(Path.Combine(folder, "moving.webp"), Path.Combine(folder, Name(width)), overwrite: true);
    }

    private async Task<(string Placeholder, string Colour)> GlimpseAsync(string folder, string from, CancellationToken stop)
    {
        await ShrinkAsync(folder, from, "tiny.webp", "[Q=30]", TinySide, TinySide, stop);
        await ShrinkAsync(folder, from, "tiny.raw", "", TinySide, TinySide, stop);
        var tiny = Convert.ToBase64String(await File.ReadAllBytesAsync(Path.Combine(folder, "tiny.webp"), stop));
        var size = await SizeAsync(folder, "tiny.webp", stop);
        var raw = await File.ReadAllBytesAsync(Path.Combine(folder, "tiny.raw"), stop);
        return (tiny.Length <= TinyLength ? tiny : "", DominantColour.Of(raw, raw.Length / (size.Width * size.Height)));
    }

    /// <summary>Turned upright, in sRGB, without metadata, and never larger than it was.</summary>
    private async Task ShrinkAsync(string folder, string from, string to, string how, int width, int height, CancellationToken stop, bool profiled = false)
    {
        // What has no profile is sRGB already, or has its own way there; exporting it would dull it by some steps.
        string[] colours = profiled ? ["--export-profile", "srgb"] : [];
        var (end, said) = await VipsStep.RunAsync(settings, folder, ["thumbnail", from, to + how, Number(width), "--height", Number(height), "--size", "down", "--fail-on", "truncated", "--vips-concurrency=1", .. colours], stop);
        if (end == StepEnd.Done && Path.GetExtension(to) == ".webp") await BareWebP.MakeAsync(Path.Combine(folder, to), stop);
        if (end == StepEnd.Done) return;
        if (end == StepEnd.NotHere) IsNotHere(said.Trim());
        else Failed(end, said.Trim());
        throw new StepFailedException(Why(end, said));
    }

    private static Refusal Why(StepEnd end, string said)
    {
        if (end == StepEnd.NotHere) return PictureRefusals.NotHere;
        if (end == StepEnd.TooSlow) return PictureRefusals.TooSlow;
        return Cut.Any(word => said.Contains(word, StringComparison.OrdinalIgnoreCase)) ? PictureRefusals.Truncated : PictureRefusals.Unreadable;
    }

    private static readonly string[] Cut = ["premature", "truncated", "end of file", "end of stream", "not enough", "read error", "unable to read"];

    private static async Task<SizeMade> SizeAsync(string folder, string name, CancellationToken stop)
    {
        var path = Path.Combine(folder, name);
        var read = await PictureHeader.ReadAsync(path, stop);
        // What moves may weigh more small than it did large.
        if (read.Refusal is { } refusal) throw new StepFailedException(refusal);
        var made = read.Value;
        return new SizeMade(made.Width, made.Height, new FileInfo(path).Length);
    }

    /// <summary>A camera held sideways says so in the metadata, which libvips has followed: the largest size shows whether it did.</summary>
    private static (int Width, int Height) Upright(PictureHeader header, SizeMade largest)
    {
        var turned = largest.Width != largest.Height && header.Width != header.Height && largest.Width > largest.Height != header.Width > header.Height;
        return turned ? (header.Height, header.Width) : (header.Width, header.Height);
    }

    private static string Name(int width) => $"{Number(width)}.webp";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    [LoggerMessage(LogLevel.Error, "Pictures cannot be made here, since vips (libvips-tools), prlimit (util-linux) or nice (coreutils) is missing: {Said}")]
    private partial void IsNotHere(string said);

    [LoggerMessage(LogLevel.Information, "A picture could not be made ({End}): {Said}")]
    private partial void Failed(StepEnd end, string said);

    private sealed class StepFailedException(Refusal refusal) : Exception(refusal.Key)
    {
        public Refusal Refusal { get; } = refusal;
    }
}
