using System.Buffers.Binary;

namespace Community.Pictures;

/// <summary>The ways through the four formats, from mark to mark. What ends too early was cut off; what makes no sense was never a picture.</summary>
internal static class PictureWalks
{
    /// <summary>More parts than any camera or program writes.</summary>
    private const int MostParts = 100_000;

    private const int StartOfScan = 0xDA;
    private const int EndOfImage = 0xD9;

    public static ReadOnlySpan<byte> JpegMark => [0xFF, 0xD8, 0xFF];

    public static ReadOnlySpan<byte> PngMark => [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10];

    /// <summary>To the segment that tells the size, and on over every scan to the end, which must be there.</summary>
    public static PictureHeader Jpeg(PictureBytes file)
    {
        file.Skip(2);
        var profiled = false;
        for (var part = 0; part < MostParts; part++)
        {
            var marker = MarkerOf(file);
            // Start of scan or end of image before any size: nothing that could be shown.
            if (marker is StartOfScan or EndOfImage) break;
            if (marker is 0x01 or (>= 0xD0 and <= 0xD7)) continue;
            var length = file.Big16();
            if (length < 2) break;
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                file.Skip(1);
                var (height, width) = (file.Big16(), file.Big16());
                file.Skip(length - 7);
                return ToItsEnd(file, new PictureHeader(PictureKind.Jpeg, width, height, 1, profiled));
            }

            if (marker == 0xE2 && length > 6)
            {
                profiled |= file.Name() == "ICC_";
                length -= 4;
            }

            file.Skip(length - 2);
        }

        throw new InvalidDataException("A JPEG without a frame.");
    }

    /// <summary>From chunk to chunk to the last, which must be there.</summary>
    public static PictureHeader Png(PictureBytes file)
    {
        file.Skip(PngMark.Length);
        PictureHeader? header = null;
        for (var part = 0; part < MostParts; part++)
        {
            var (length, kind) = (file.Big32(), file.Name());
            if (length > PictureBounds.Bytes || (header is null) != (kind == "IHDR")) break;
            if (kind == "IEND") return header!;
            if (kind == "IHDR") (header, length) = (new PictureHeader(PictureKind.Png, Side(file.Big32()), Side(file.Big32()), 1), length - 8);
            if (kind == "iCCP") header = header! with { IsProfiled = true };
            // With its check sum.
            file.Skip(length + 4);
        }

        throw new InvalidDataException("No chunks of a PNG.");
    }

    /// <summary>From block to block to the trailer, counting frames; no further than to the first that is too many.</summary>
    public static PictureHeader Gif(PictureBytes file)
    {
        file.Skip(6);
        var (width, height, frames) = (file.Little16(), file.Little16(), 0);
        SkipColours(file, file.Byte(), 2);
        while (frames <= PictureBounds.Frames)
        {
            switch (file.Byte())
            {
                case 0x3B when frames > 0:
                    return new PictureHeader(PictureKind.Gif, width, height, frames);
                case 0x21:
                    file.Skip(1);
                    SkipBlocks(file);
                    break;
                case 0x2C:
                    var (left, top) = (file.Little16(), file.Little16());
                    // A frame may stick out of the canvas, and decoders make the canvas larger then.
                    (width, height) = (Math.Max(width, left + file.Little16()), Math.Max(height, top + file.Little16()));
                    SkipColours(file, file.Byte(), 0);
                    file.Skip(1);
                    SkipBlocks(file);
                    frames++;
                    break;
                default:
                    throw new InvalidDataException("No block of a GIF.");
            }
        }

        return new PictureHeader(PictureKind.Gif, width, height, frames);
    }

    /// <summary>The first chunk tells the size, the others how many frames there are.</summary>
    public static PictureHeader WebP(PictureBytes file)
    {
        file.Skip(4);
        var end = file.Little32() + 8;
        if (end > file.Length) throw new EndOfStreamException();
        file.Skip(4);
        var (width, height, frames, profiled) = (0, 0, 0, false);
        for (var part = 0; file.Position + 8 <= end && frames <= PictureBounds.Frames; part++)
        {
            if (part == MostParts) throw new InvalidDataException("Too many chunks.");
            var (kind, length) = (file.Name(), file.Little32());
            var next = file.Position + length + (length & 1);
            if (part == 0) (width, height) = SizeOf(kind, file);
            if (kind == "ANMF") frames++;
            profiled |= kind == "ICCP";
            file.Position = Math.Min(next, end);
            if (next > end + 1) throw new EndOfStreamException();
        }

        return new PictureHeader(PictureKind.WebP, width, height, Math.Max(1, frames), profiled);
    }

    private static (int Width, int Height) SizeOf(string kind, PictureBytes file)
    {
        switch (kind)
        {
            case "VP8X":
                file.Skip(4);
                return (file.Little24() + 1, file.Little24() + 1);
            case "VP8L":
                if (file.Byte() != 0x2F) break;
                var bits = file.Little32();
                return ((int)(bits & 0x3FFF) + 1, (int)((bits >> 14) & 0x3FFF) + 1);
            case "VP8 ":
                file.Skip(6);
                return (file.Little16() & 0x3FFF, file.Little16() & 0x3FFF);
        }

        throw new InvalidDataException("No WebP.");
    }

    /// <summary>What a telephone hangs on behind the end, a film or a second picture, is nobody's business. What is too large is not walked through.</summary>
    private static PictureHeader ToItsEnd(PictureBytes file, PictureHeader header)
    {
        header = header with { Scans = 0 };
        for (var part = 0; part < MostParts; part++)
        {
            if (header.Refuses() is not null) return header;
            var marker = file.NextMarker();
            if (marker == EndOfImage) return header;
            if (marker == StartOfScan) header = header with { Scans = header.Scans + 1 };
            file.Skip(Math.Max(0, file.Big16() - 2));
        }

        throw new InvalidDataException("Too many scans.");
    }

    private static int MarkerOf(PictureBytes file)
    {
        if (file.Byte() != 0xFF) throw new InvalidDataException("No marker of a JPEG.");
        int marker;
        do marker = file.Byte();
        while (marker == 0xFF);
        return marker;
    }

    private static int Side(long told) => told > int.MaxValue ? throw new InvalidDataException("No such size.") : (int)told;

    private static void SkipColours(PictureBytes file, int flags, int more) => file.Skip(more + ((flags & 0x80) == 0 ? 0 : 3L << ((flags & 7) + 1)));

    private static void SkipBlocks(PictureBytes file)
    {
        for (var length = file.Byte(); length > 0; length = file.Byte()) file.Skip(length);
    }
}

/// <summary>A file read number by number. Reading or skipping over its end is an <see cref="EndOfStreamException"/>.</summary>
internal sealed class PictureBytes(Stream file)
{
    private readonly byte[] four = new byte[4];
    private readonly byte[] block = new byte[1 << 14];

    public long Length => file.Length;

    public long Position
    {
        get => file.Position;
        set => file.Position = value;
    }

    public int Byte() => Fill(1)[0];

    public int Big16() => BinaryPrimitives.ReadUInt16BigEndian(Fill(2));

    public long Big32() => BinaryPrimitives.ReadUInt32BigEndian(Fill(4));

    public int Little16() => BinaryPrimitives.ReadUInt16LittleEndian(Fill(2));

    public int Little24() => Little16() | (Byte() << 16);

    public long Little32() => BinaryPrimitives.ReadUInt32LittleEndian(Fill(4));

    public string Name() => System.Text.Encoding.ASCII.GetString(Fill(4));

    public void Skip(long bytes)
    {
        if (file.Position + bytes > file.Length) throw new EndOfStreamException();
        file.Position += bytes;
    }

    /// <summary>The next marker of a JPEG, wherever it stands: among the bytes of a scan 0xFF is followed by a zero, or counts where to begin again.</summary>
    public int NextMarker()
    {
        var marked = false;
        for (var read = file.Read(block); read > 0; read = file.Read(block))
        {
            for (var at = 0; at < read; at++)
            {
                if (marked && block[at] is not (0 or 0xFF or 0x01 or (>= 0xD0 and <= 0xD7)))
                {
                    file.Position -= read - at - 1;
                    return block[at];
                }

                marked = block[at] == 0xFF;
            }
        }

        throw new EndOfStreamException();
    }

    private ReadOnlySpan<byte> Fill(int count)
    {
        file.ReadExactly(four, 0, count);
        return four.AsSpan(0, count);
    }
}
