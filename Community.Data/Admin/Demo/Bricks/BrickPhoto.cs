using System.Buffers.Binary;
using System.IO.Compression;

namespace Community.Admin;

/// <summary>A drawn model as a PNG file, of the kind a member would send.</summary>
internal static class BrickPhoto
{
    private static readonly (int Width, int Height) Usual = (960, 720);

    public static byte[] Take(BrickModel model, BrickTurn turn, BrickColour backdrop, double near = 1, (int Width, int Height)? size = null)
    {
        var (width, height) = size ?? Usual;
        var picture = new BrickPainter(width, height).Paint(model.Turned(turn), backdrop, near);
        using var file = new MemoryStream();
        file.Write([0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n']);
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        (head[8], head[9]) = (8, 2);
        Write(file, "IHDR"u8, head);
        Write(file, "IDAT"u8, Packed(picture, width));
        Write(file, "IEND"u8, []);
        return file.ToArray();
    }

    /// <summary>Each row as it is, with the byte before it that says so.</summary>
    private static byte[] Packed(byte[] picture, int width)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var at = 0; at < picture.Length; at += width * 3)
            {
                zlib.WriteByte(0);
                zlib.Write(picture, at, width * 3);
            }
        }

        return packed.ToArray();
    }

    private static void Write(MemoryStream file, ReadOnlySpan<byte> kind, byte[] body)
    {
        var number = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, body.Length);
        file.Write(number);
        file.Write(kind);
        file.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Checksum([.. kind, .. body]));
        file.Write(number);
    }

    /// <summary>CRC-32 as PNG asks for it (ISO 3309).</summary>
    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var one in bytes)
        {
            sum ^= one;
            for (var bit = 0; bit < 8; bit++) sum = (sum >> 1) ^ ((sum & 1) * 0xEDB88320);
        }

        return ~sum;
    }
}
