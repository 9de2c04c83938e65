using System.Security.Cryptography;
using System.Text;

namespace Community.Platform;

/// <summary>An idempotency key as pages and programs send it.</summary>
public static class OnceKey
{
    public const string Header = "Idempotency-Key";
    public const int Longest = 80;
    private const int LongestRoute = 120;

    /// <summary>What no database or log could hold is no key.</summary>
    public static bool IsSound(string key) => key.Length <= Longest && !key.Any(char.IsControl);

    /// <summary>Files of a form, each by its field and what is in it.</summary>
    public static async Task<IReadOnlyList<string>> SumsAsync(IFormFileCollection files)
    {
        var sums = new List<string>();
        foreach (var file in files)
        {
            await using var contents = file.OpenReadStream();
            sums.Add($"{file.Name}={Convert.ToHexString(await SHA256.HashDataAsync(contents))}");
        }

        return sums;
    }

    /// <summary>The request's next save happens once for this member, route, key and body; without a key, or without anybody, as often as it is asked for.</summary>
    public static void Honour(HttpContext http, string key, string body)
    {
        if (key.Length == 0 || CurrentMember.IdOf(http.User) is not { } member) return;
        var route = $"{http.Request.Method} {http.Request.Path}";
        var hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(body)));
        http.RequestServices.GetRequiredService<CommunityDb>().Once = new OnceOnly(member, route.Length <= LongestRoute ? route : route[..LongestRoute], key, hash);
    }
}
