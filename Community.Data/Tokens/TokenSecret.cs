using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Community.Tokens;

/// <summary>How a token looks to whoever holds it, and how it is known again.</summary>
public static class TokenSecret
{
    /// <summary>By it those who look for leaked keys know one of ours.</summary>
    public const string Prefix = "portal_";

    private const int Bytes = 32;
    private const int Longest = 100;

    internal static string Fresh() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>Null for what is no token of ours. So much chance needs no salt and no slow hash.</summary>
    internal static string? HashOf(string? secret) => secret is { Length: <= Longest } && secret.StartsWith(Prefix, StringComparison.Ordinal)
        ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret))) : null;
}
