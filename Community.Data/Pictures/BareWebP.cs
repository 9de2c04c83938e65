using System.Buffers.Binary;
using System.Text;

namespace Community.Pictures;

/// <summary>
/// Leaves of a WebP what is needed to show it, and nothing that tells of who took it where: an option of libvips 8.14 that should do it does not, and a
/// promise about places is better kept by a list of what stays.
/// </summary>
internal static class BareWebP
{
    private const int Head = 12;
    private const int ChunkHead = 8;

    /// <summary>Colour profile, EXIF and XMP, as the extended header announces them.</summary>
    private const byte Announced = 0x20 | 0x08 | 0x04;

    private static readonly string[] Shown = ["VP8X", "VP8 ", "VP8L", "ALPH", "ANIM", "ANMF"];

    public static async Task MakeAsync(string path, CancellationToken stop)
    {
        var whole = await File.ReadAllBytesAsync(path, stop);
        await File.WriteAllBytesAsync(path, Of(whole), stop);
    }

    public static byte[] Of(ReadOnlySpan<byte> whole)
    {
        using var bare = new MemoryStream(whole.Length);
        bare.Write(whole[..Head]);
        for (var at = Head; at + ChunkHead <= whole.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(whole[(at + 4)..]);
            if (length > whole.Length - at - ChunkHead) throw new InvalidDataException("A chunk of a WebP ends behind its file.");
            // Padded to an even length.
            var end = Math.Min(whole.Length, at + ChunkHead + (int)length + (int)(length & 1));
            var name = Encoding.ASCII.GetString(whole.Slice(at, 4));
            if (Shown.Contains(name, StringComparer.Ordinal)) Add(bare, whole[at..end], name);
            at = end;
        }

        var bytes = bare.ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), bytes.Length - ChunkHead);
        return bytes;
    }

    private static void Add(MemoryStream bare, ReadOnlySpan<byte> chunk, string name)
    {
        var start = (int)bare.Position;
        bare.Write(chunk);
        if (name == "VP8X") bare.GetBuffer()[start + ChunkHead] &= unchecked((byte)~Announced);
    }
}
