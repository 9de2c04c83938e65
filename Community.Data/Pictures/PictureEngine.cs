using Microsoft.Extensions.Logging;

namespace Community.Pictures;

/// <summary>
/// What all engines have in common: who waits for whom, what is looked at before anything is decoded, and what is told of what was made. An engine of its own
/// kind draws; which one is compiled in is said by <c>-p:ImageSharp=true</c> (decision 34).
/// </summary>
public abstract partial class PictureEngine(PictureSettings settings, ILogger<PictureEngine> log) : IPictureEngine, IDisposable
{
    /// <summary>What was sent, in the folder where it is drawn.</summary>
    internal const string Source = "source";

    /// <summary>Its placeholder.</summary>
    internal const string Tiny = "tiny.webp";

    /// <summary>The same, pixel after pixel.</summary>
    internal const string TinyPixels = "tiny.raw";

    /// <summary>The longest that a placeholder may be, in letters.</summary>
    private const int TinyLength = 1_200;

    private static readonly string[] Cut = ["premature", "truncated", "end of file", "end of stream", "not enough", "read error", "unable to read"];

    private readonly SemaphoreSlim turns = new(settings.AtOnce);

    protected PictureSettings Settings => settings;

    /// <summary>The one with which this portal was compiled.</summary>
    public static PictureEngine Compiled(PictureSettings settings, ILogger<PictureEngine> log)
    {
#if IMAGESHARP
        return new ImageSharpEngine(settings, log);
#else
        return new VipsEngine(settings, log);
#endif
    }

    public async Task<Outcome<PictureMade>> MakeAsync(string file, string folder, CancellationToken stop = default)
    {
        var read = await PictureHeader.ReadAsync(file, stop);
        if (read.Refusal is { } refusal) return refusal;
        await turns.WaitAsync(stop);
        try
        {
            // Under a name of ours in the folder where the programs stand.
            File.CreateSymbolicLink(Path.Combine(folder, Source), Path.GetFullPath(file));
            await DrawAsync(read.Value, folder, stop);
            return await LookAtAsync(read.Value, folder, stop);
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

    public void Dispose()
    {
        turns.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Draws <see cref="Source"/> in every width of <see cref="PictureBounds.WidthsOf"/>, bare, and <see cref="Tiny"/> and <see cref="TinyPixels"/> of it.</summary>
    protected abstract Task DrawAsync(PictureHeader header, string folder, CancellationToken stop);

    /// <summary>Which width moves, of those that there are.</summary>
    internal static int MovingOf(IEnumerable<int> widths) => widths.Where((width, at) => width <= PictureBounds.MovingWidth || at == 0).Max();

    /// <summary>Goes on after a step that was done, and ends the work after any other.</summary>
    protected void Expect(StepEnd end, string said)
    {
        if (end == StepEnd.Done) return;
        if (end == StepEnd.NotHere) IsNotHere(said.Trim());
        else Failed(end, said.Trim());
        throw new StepFailedException(Why(end, said));
    }

    protected static async Task<SizeMade> SizeAsync(string folder, string name, CancellationToken stop)
    {
        var path = Path.Combine(folder, name);
        var read = await PictureHeader.ReadAsync(path, stop);
        // What moves may weigh more small than it did large.
        if (read.Refusal is { } refusal) throw new StepFailedException(refusal);
        var made = read.Value;
        return new SizeMade(made.Width, made.Height, new FileInfo(path).Length);
    }

    private static async Task<PictureMade> LookAtAsync(PictureHeader header, string folder, CancellationToken stop)
    {
        var sizes = new List<SizeMade>();
        foreach (var drawn in Directory.EnumerateFiles(folder).Select(PictureFolders.WidthOf).OfType<int>().Order()) sizes.Add(await SizeAsync(folder, PictureFolders.NameOf(drawn), stop));
        var (placeholder, colour) = await GlimpseAsync(folder, stop);
        var (width, height) = Upright(header, sizes[^1]);
        return new PictureMade(width, height, header.Frames > 1, colour, placeholder, sizes);
    }

    private static async Task<(string Placeholder, string Colour)> GlimpseAsync(string folder, CancellationToken stop)
    {
        var tiny = Convert.ToBase64String(await File.ReadAllBytesAsync(Path.Combine(folder, Tiny), stop));
        var size = await SizeAsync(folder, Tiny, stop);
        var pixels = await File.ReadAllBytesAsync(Path.Combine(folder, TinyPixels), stop);
        return (tiny.Length <= TinyLength ? tiny : "", DominantColour.Of(pixels, pixels.Length / (size.Width * size.Height)));
    }

    private static Refusal Why(StepEnd end, string said)
    {
        if (end == StepEnd.NotHere) return PictureRefusals.NotHere;
        if (end == StepEnd.TooSlow) return PictureRefusals.TooSlow;
        return Cut.Any(word => said.Contains(word, StringComparison.OrdinalIgnoreCase)) ? PictureRefusals.Truncated : PictureRefusals.Unreadable;
    }

    /// <summary>A camera held sideways says so in the metadata, which the engine has followed: the largest size shows whether it did.</summary>
    private static (int Width, int Height) Upright(PictureHeader header, SizeMade largest)
    {
        var turned = largest.Width != largest.Height && header.Width != header.Height && largest.Width > largest.Height != header.Width > header.Height;
        return turned ? (header.Height, header.Width) : (header.Width, header.Height);
    }

    [LoggerMessage(LogLevel.Error, "Pictures cannot be made here, since a program that this takes is missing (vips of libvips-tools, prlimit of util-linux, nice of coreutils): {Said}")]
    private partial void IsNotHere(string said);

    [LoggerMessage(LogLevel.Information, "A picture could not be made ({End}): {Said}")]
    private partial void Failed(StepEnd end, string said);

    private sealed class StepFailedException(Refusal refusal) : Exception(refusal.Key)
    {
        public Refusal Refusal { get; } = refusal;
    }
}
