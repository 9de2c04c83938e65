using System.Text;

namespace Community.Pictures;

/// <summary>The kinds of pictures that are taken.</summary>
public enum PictureKind
{
    Jpeg,
    Png,
    WebP,
    Gif,
}

/// <summary>What the first bytes of a file, and the marks between its parts, say of it; nothing is decoded for that.</summary>
/// <param name="Kind">By its bytes, whatever it is called.</param>
/// <param name="Width">In pixels, as it is stored.</param>
/// <param name="Height">The same.</param>
/// <param name="Frames">More than one where it moves.</param>
/// <param name="IsProfiled">Whether it says what its colours mean.</param>
/// <param name="Scans">How often a decoder goes over it.</param>
public sealed record PictureHeader(PictureKind Kind, int Width, int Height, int Frames, bool IsProfiled = false, int Scans = 1)
{
    private const int Sniffed = 512;

    /// <summary>What it is, or why it is not taken.</summary>
    public static async Task<Outcome<PictureHeader>> ReadAsync(string path, CancellationToken stop = default)
    {
        await using var file = new FileStream(path, new FileStreamOptions { BufferSize = 1 << 16, Share = FileShare.ReadWrite });
        if (file.Length == 0) return PictureRefusals.Empty;
        if (file.Length > PictureBounds.Bytes) return PictureRefusals.TooLarge;
        var first = new byte[Math.Min(Sniffed, file.Length)];
        await file.ReadExactlyAsync(first, stop);
        file.Position = 0;
        return Read(file, first);
    }

    /// <summary>Too large for a machine or for a reader's patience, whatever its bytes weigh.</summary>
    public Refusal? Refuses()
    {
        if (Width <= 0 || Height <= 0) return PictureRefusals.Unreadable;
        if ((long)Width * Height > PictureBounds.Pixels) return PictureRefusals.TooManyPixels;
        if ((long)Width * Height * Scans > PictureBounds.ScannedPixels) return PictureRefusals.TooSlow;
        if (Frames > PictureBounds.Frames) return PictureRefusals.TooManyFrames;
        return (long)Width * Height * Frames > PictureBounds.MovingPixels && Frames > 1 ? PictureRefusals.TooMuchMotion : null;
    }

    private static Outcome<PictureHeader> Read(Stream file, byte[] first)
    {
        if (WalkFor(first) is not { } walk) return KindRefused(first);
        try
        {
            var header = walk(new PictureBytes(file));
            return header.Refuses() is { } refusal ? refusal : header;
        }
        catch (EndOfStreamException)
        {
            return PictureRefusals.Truncated;
        }
        catch (InvalidDataException)
        {
            return PictureRefusals.Unreadable;
        }
    }

    private static Func<PictureBytes, PictureHeader>? WalkFor(ReadOnlySpan<byte> first)
    {
        if (first.StartsWith(PictureWalks.JpegMark)) return PictureWalks.Jpeg;
        if (first.StartsWith(PictureWalks.PngMark)) return PictureWalks.Png;
        if (first.StartsWith("GIF87a"u8) || first.StartsWith("GIF89a"u8)) return PictureWalks.Gif;
        return first.StartsWith("RIFF"u8) && first.Length >= 12 && first[8..12].SequenceEqual("WEBP"u8) ? PictureWalks.WebP : null;
    }

    /// <summary>In a sentence about what was probably meant.</summary>
    private static Refusal KindRefused(ReadOnlySpan<byte> first)
    {
        if (first.StartsWith("%PDF"u8)) return PictureRefusals.IsPdf;
        if (first.Length >= 12 && first[4..8].SequenceEqual("ftyp"u8) && IsHeic(first[8..12])) return PictureRefusals.IsHeic;
        if (!IsText(first)) return PictureRefusals.UnknownKind;
        return Encoding.Latin1.GetString(first).Contains("<svg", StringComparison.OrdinalIgnoreCase) ? PictureRefusals.IsSvg : PictureRefusals.IsText;
    }

    private static bool IsHeic(ReadOnlySpan<byte> brand) => Encoding.ASCII.GetString(brand) is "heic" or "heix" or "heim" or "heis" or "hevc" or "hevx" or "mif1" or "msf1";

    private static bool IsText(ReadOnlySpan<byte> first)
    {
        foreach (var one in first)
        {
            if (one < 32 && one is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'\f')) return false;
        }

        return true;
    }
}
