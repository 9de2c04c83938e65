using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Webp;
using SixLabors.ImageSharp.Memory;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;

namespace Community.Pictures;

/// <summary>What is done in the process of its own: the picture that lies in the current folder is drawn in every width. Nothing of the portal is there, neither its settings nor its database.</summary>
public static class ImageSharpWork
{
    /// <summary>By which the portal calls itself; not for people.</summary>
    public const string Verb = "draw-picture";

    public const string Moving = "moving";
    public const string Still = "still";

    private const int Failed = 1;
    private const int Good = 80;
    private const int Rough = 30;

    /// <param name="megabytes">Of memory for pixels.</param>
    /// <param name="kind"><see cref="Moving"/> or <see cref="Still"/>.</param>
    public static async Task<int> RunAsync(int megabytes, string kind)
    {
        try
        {
            await DrawAsync(new MemoryAllocatorOptions { AccumulativeAllocationLimitMegabytes = megabytes }, kind == Moving);
            return 0;
        }
        catch (Exception exception) when (exception is ImageFormatException or ImageProcessingException or IOException or OutOfMemoryException or NotSupportedException or ArgumentException or InvalidOperationException or IndexOutOfRangeException)
        {
            // A decoder fails in many ways; each is a picture that cannot be read, and the portal reads what is said here.
            await Console.Error.WriteLineAsync(exception.Message);
            return Failed;
        }
    }

    private static async Task DrawAsync(MemoryAllocatorOptions memory, bool moves)
    {
        var configuration = Configuration.Default.Clone();
        configuration.MemoryAllocator = MemoryAllocator.Create(memory);
        configuration.MaxDegreeOfParallelism = 1;
        var sent = await Image.IdentifyAsync(new DecoderOptions { Configuration = configuration }, PictureEngine.Source);
        IReadOnlyList<int> widths;
        using (var still = await ReadAsync(configuration, sent, PictureBounds.Widths[^1], frames: 1))
        {
            widths = PictureBounds.WidthsOf(still.Width);
            // Each is made of the one above it, which was decoded once.
            foreach (var width in widths.Reverse()) await ShrinkAsync(still, width, PictureFolders.NameOf(width));
            still.Mutate(work => work.Resize(Within(still.Size, PictureBounds.TinySide, PictureBounds.TinySide)));
            await SaveAsync(still, PictureEngine.Tiny, Rough);
            var pixels = new byte[still.Width * still.Height * 4];
            still.CopyPixelDataTo(pixels);
            await File.WriteAllBytesAsync(PictureEngine.TinyPixels, pixels);
        }

        if (!moves) return;
        using var whole = await ReadAsync(configuration, sent, PictureEngine.MovingOf(widths), frames: PictureBounds.Frames);
        await SaveAsync(whole, PictureFolders.NameOf(whole.Width), Good);
    }

    /// <summary>Upright, in sRGB, and never larger than it was.</summary>
    private static async Task<Image<Rgba32>> ReadAsync(Configuration configuration, ImageInfo sent, int width, int frames)
    {
        var upright = Within(Upright(sent), width, PictureBounds.Side);
        var options = new DecoderOptions
        {
            Configuration = configuration,
            MaxFrames = (uint)frames,
            TargetSize = IsSideways(sent) ? new Size(upright.Height, upright.Width) : upright,
            Sampler = KnownResamplers.Lanczos3,
            SegmentIntegrityHandling = SegmentIntegrityHandling.Strict,
            ColorProfileHandling = ColorProfileHandling.Convert,
        };
        var image = await Image.LoadAsync<Rgba32>(options, PictureEngine.Source);
        image.Mutate(work => work.AutoOrient());
        return image;
    }

    private static async Task ShrinkAsync(Image<Rgba32> image, int width, string name)
    {
        if (width < image.Width) image.Mutate(work => work.Resize(Within(image.Size, width, PictureBounds.Side)));
        await SaveAsync(image, name, Good);
    }

    private static Task SaveAsync(Image image, string name, int quality) =>
        image.SaveAsync(name, new WebpEncoder { FileFormat = WebpFileFormatType.Lossy, Quality = quality, SkipMetadata = true });

    private static Size Within(Size size, int width, int height)
    {
        var scale = Math.Min(1, Math.Min((double)width / size.Width, (double)height / size.Height));
        return new Size(Math.Max(1, (int)Math.Round(size.Width * scale)), Math.Max(1, (int)Math.Round(size.Height * scale)));
    }

    private static Size Upright(ImageInfo sent) => IsSideways(sent) ? new Size(sent.Height, sent.Width) : sent.Size;

    /// <summary>The last four ways of holding a camera (EXIF 2.32, 4.6.4).</summary>
    private static bool IsSideways(ImageInfo sent) =>
        sent.Metadata.ExifProfile is { } exif && exif.TryGetValue(ExifTag.Orientation, out var held) && held.Value is >= 5 and <= 8;
}
