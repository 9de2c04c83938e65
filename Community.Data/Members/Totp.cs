using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Community.Members;

/// <summary>Codes by time as authenticator apps make them (RFC 6238): SHA-1, six digits, a new one every thirty seconds.</summary>
public static class Totp
{
    public static readonly TimeSpan Step = TimeSpan.FromSeconds(30);

    // A phone's clock may be half a minute off, and whoever reads a code off it takes some seconds to type it.
    private const int Drift = 1;
    private const int Digits = 6;
    private const int KeyBytes = 20;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static string NewKey() => RandomNumberGenerator.GetString(Base32, KeyBytes * 8 / 5);

    public static long StepAt(DateTime utc) => (long)((utc - DateTime.UnixEpoch) / Step);

    public static string CodeAt(string key, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        // SHA-1 is what the apps know; its collisions are nothing to a keyed hash.
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
        HMACSHA1.HashData(Bytes(key), counter, hash);
        var part = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0xf)..]) & int.MaxValue;
        return (part % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The step whose code this is, among the present one and its neighbours; null for a code of none of them.</summary>
    public static long? StepOf(string key, string code, DateTime now)
    {
        var present = StepAt(now);
        for (var step = present - Drift; step <= present + Drift; step++)
            if (CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(CodeAt(key, step)), Encoding.ASCII.GetBytes(code))) return step;
        return null;
    }

    /// <summary>What the QR code says to the app.</summary>
    public static string Address(string key, string portal, string account) =>
        $"otpauth://totp/{Uri.EscapeDataString(portal)}:{Uri.EscapeDataString(account)}?secret={key}&issuer={Uri.EscapeDataString(portal)}&digits={Digits}&period={(int)Step.TotalSeconds}";

    private static byte[] Bytes(string key)
    {
        var bytes = new byte[key.Length * 5 / 8];
        for (int at = 0, bits = 0, held = 0, full = 0; at < key.Length; at++)
        {
            held = ((held << 5) | Base32.IndexOf(key[at], StringComparison.Ordinal)) & 0xfff;
            bits += 5;
            if (bits < 8) continue;
            bits -= 8;
            bytes[full++] = (byte)(held >> bits);
        }

        return bytes;
    }
}
