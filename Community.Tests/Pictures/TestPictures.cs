using System.Buffers.Binary;
using System.Diagnostics;
using System.IO.Compression;
using System.Text;

namespace Community.Pictures;

/// <summary>Pictures made as tests need them, byte by byte where that is the point, and with libvips' own programs elsewhere.</summary>
internal static class TestPictures
{
    public static byte[] SignatureOfPng => [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10];

    public static string NewFolder() => Directory.CreateTempSubdirectory("pictures-test-").FullName;

    /// <summary>A picture whose four corners differ, so that no way of turning it looks like another.</summary>
    public static byte[] Corners(int width = 120, int height = 80) => Png(width, height, (x, y) => (x < width / 2, y < height / 2) switch
    {
        (true, true) => (220, 30, 30),
        (false, true) => (30, 200, 40),
        (true, false) => (30, 60, 220),
        _ => (240, 240, 200),
    });

    public static byte[] Png(int width, int height, Func<int, int, (byte R, byte G, byte B)> colour)
    {
        using var rows = new MemoryStream();
        for (var y = 0; y < height; y++)
        {
            rows.WriteByte(0);
            for (var x = 0; x < width; x++)
            {
                var (red, green, blue) = colour(x, y);
                rows.Write([red, green, blue]);
            }
        }

        return Png(width, height, rows.ToArray(), type: 2);
    }

    /// <summary>A PNG that says of itself what it is told to, whatever is in it.</summary>
    public static byte[] Png(int width, int height, byte[] rows, byte type, byte bits = 8)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true)) zlib.Write(rows);
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        (head[8], head[9]) = (bits, type);
        return [.. SignatureOfPng, .. Chunk("IHDR", head), .. Chunk("IDAT", packed.ToArray()), .. Chunk("IEND", [])];
    }

    /// <summary>So many frames of one pixel.</summary>
    public static byte[] Gif(int frames)
    {
        byte[] frame = [0x21, 0xF9, 4, 0, 2, 0, 0, 0, 0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0];
        return [.. "GIF89a"u8, 1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255, .. Enumerable.Repeat(frame, frames).SelectMany(one => one), 0x3B];
    }

    /// <summary>A JPEG that says which way is up.</summary>
    public static byte[] Held(byte[] jpeg, byte orientation)
    {
        byte[] tiff = [(byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];
        byte[] exif = [.. "Exif\0\0"u8, .. tiff];
        return [0xFF, 0xD8, 0xFF, 0xE1, 0, (byte)(exif.Length + 2), .. exif, .. jpeg.AsSpan(2)];
    }

    /// <summary>Made of a file by a step of libvips.</summary>
    public static async Task<string> VipsAsync(string folder, string operation, string from, string to, params string[] more)
    {
        using var vips = Process.Start(new ProcessStartInfo("vips", [operation, from, to, .. more]) { WorkingDirectory = folder, RedirectStandardError = true, UseShellExecute = false })!;
        var said = await vips.StandardError.ReadToEndAsync();
        await vips.WaitForExitAsync();
        Assert.True(vips.ExitCode == 0, $"vips {operation} {from} {to}: {said}");
        return Path.Combine(folder, to.Split('[')[0]);
    }

    public static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var run = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var said = await run.StandardOutput.ReadToEndAsync();
        await run.WaitForExitAsync();
        return said;
    }

    /// <summary>How far two pictures of one size are from each other, in steps of 256, as a mean over all parts of all pixels.</summary>
    public static async Task<double> DifferenceAsync(string one, string other)
    {
        var (left, right) = (await PixelsAsync(one), await PixelsAsync(other));
        Assert.Equal(left.Length, right.Length);
        return left.Zip(right, (a, b) => Math.Abs(a - b)).Average();
    }

    /// <summary>On black, three parts a pixel.</summary>
    public static async Task<byte[]> PixelsAsync(string file)
    {
        var folder = NewFolder();
        File.Copy(file, Path.Combine(folder, "it"));
        await VipsAsync(folder, "colourspace", "it", "flat.png", "srgb");
        await VipsAsync(folder, (await RunAsync("vipsheader", "-f", "bands", Path.Combine(folder, "flat.png"))).Trim() is "2" or "4" ? "flatten" : "copy", "flat.png", "it.ppm");
        var bytes = await File.ReadAllBytesAsync(Path.Combine(folder, "it.ppm"));
        var head = Encoding.ASCII.GetString(bytes, 0, Math.Min(200, bytes.Length));
        return bytes[(head.IndexOf("\n255\n", StringComparison.Ordinal) + 5)..];
    }

    private static byte[] Chunk(string name, byte[] data)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(name), .. data];
        var (length, sum) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(sum, Crc(body));
        return [.. length, .. body, .. sum];
    }

    private static uint Crc(byte[] bytes)
    {
        var sum = uint.MaxValue;
        foreach (var one in bytes)
        {
            sum ^= one;
            for (var bit = 0; bit < 8; bit++) sum = (sum & 1) == 0 ? sum >> 1 : (sum >> 1) ^ 0xEDB88320;
        }

        return ~sum;
    }
}
