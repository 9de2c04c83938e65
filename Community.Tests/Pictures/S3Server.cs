using System.Diagnostics;
using System.Globalization;

namespace Community.Pictures;

/// <summary>A real server that speaks S3 (<c>S3/serve.mjs</c>), on loopback, with one empty bucket; one for all tests, since each has a path of its own in it.</summary>
internal static class S3Server
{
    public const string Bucket = "pictures";

    private static readonly Lazy<Task<string>> Started = new(StartAsync);

    /// <summary>Settings of a store in which nobody else puts anything.</summary>
    public static async Task<S3Settings> NewAsync() =>
        new() { Bucket = Bucket, Endpoint = await Started.Value, AccessKey = "S3RVER", SecretKey = "S3RVER", Prefix = $"tests/{PictureFolders.NewKey()}" };

    /// <summary>The same, as a portal is told of it.</summary>
    public static IReadOnlyList<(string Key, string Value)> Told(this S3Settings settings) =>
    [
        ("Pictures:Store", "S3"), ("Pictures:S3:Bucket", settings.Bucket), ("Pictures:S3:Endpoint", settings.Endpoint), ("Pictures:S3:AccessKey", settings.AccessKey),
        ("Pictures:S3:SecretKey", settings.SecretKey), ("Pictures:S3:Prefix", settings.Prefix),
    ];

    private static async Task<string> StartAsync()
    {
        var folder = TestPictures.NewFolder();
        // Its lists go on by a cipher that OpenSSL keeps for old friends.
        var start = new ProcessStartInfo("node", ["--openssl-legacy-provider", Path.Combine(Repository.Root, "Community.Tests", "S3", "serve.mjs"), folder, Bucket]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true };
        var server = Process.Start(start)!;
        // It ends with the line to it; a run that is killed leaves nothing behind.
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.StandardInput.Close();
        using var patience = new CancellationTokenSource(Soon.Patience);
        var port = int.Parse(await server.StandardOutput.ReadLineAsync(patience.Token) ?? throw new InvalidOperationException("The S3 server ended."), CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
    }
}
