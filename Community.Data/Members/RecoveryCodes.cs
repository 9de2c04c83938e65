using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Community.Members;

/// <summary>
/// Ten codes for the day on which the phone is gone. Sixteen signs of thirty-two kinds are 80 bits: too many to find from a hash,
/// so a fast one will do. The signs are Crockford's: none looks like another.
/// </summary>
public static class RecoveryCodes
{
    public const int Count = 10;
    private const int Signs = 16;
    private const int Together = 4;
    private const string Kinds = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>As they are shown, in fours: <c>k7qm-2f9x-…</c>.</summary>
    public static List<string> Make() => [.. Enumerable.Range(0, Count).Select(_ => Shown(RandomNumberGenerator.GetString(Kinds, Signs)))];

    /// <summary>What was typed, without what people put between and with the signs that they meant; digits of any script count.</summary>
    public static string Read(string? typed)
    {
        var read = new StringBuilder();
        // A code is short; a body full of signs is not looked at to its end.
        foreach (var sign in (typed ?? "").Take(100).Where(char.IsLetterOrDigit)) read.Append(Meant(sign));
        return read.ToString();
    }

    /// <summary>Whether it can be a recovery code at all; a code from an app is digits only, and shorter.</summary>
    public static bool IsOne(string read) => read.Length == Signs;

    public static string Hash(long memberId, string read) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"recovery\n{memberId}\n{read}"))));

    private static string Shown(string code) => string.Join('-', code.Chunk(Together).Select(part => new string(part)));

    private static char Meant(char sign) => char.ToLowerInvariant(sign) switch
    {
        'o' => '0',
        'i' or 'l' => '1',
        _ when CharUnicodeInfo.GetDecimalDigitValue(sign) is >= 0 and var digit => (char)('0' + digit),
        var plain => plain,
    };
}
