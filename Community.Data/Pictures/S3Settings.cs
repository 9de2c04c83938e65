using System.Text.RegularExpressions;
using Community.Database;

namespace Community.Pictures;

/// <summary>A bucket of S3, or of one of the many servers that speak as it does: below <c>Pictures:S3</c>.</summary>
public sealed partial class S3Settings
{
    private const string Section = "Pictures:S3";

    public string Bucket { get; set; } = "";

    /// <summary>As <c>https://storage.example</c>; empty for Amazon's own, which is found by its region.</summary>
    public string Endpoint { get; set; } = "";

    public string Region { get; set; } = "";

    /// <summary>What stands before every name, so that a bucket can hold something else too.</summary>
    public string Prefix { get; set; } = "";

    /// <summary>Empty, together with <see cref="SecretKey"/>: they are looked for where Amazon's own programs look, in the environment and in the machine's role.</summary>
    public string AccessKey { get; set; } = "";

    public string SecretKey { get; set; } = "";

    /// <summary>A wrong setting is one sentence.</summary>
    public void Check()
    {
        if (Bucket.Length == 0) throw new SettingsException($"{Section}:Bucket is missing. It names the bucket in which pictures lie.");
        if (!BucketName().IsMatch(Bucket)) throw new SettingsException($"{Section}:Bucket is '{Bucket}'. A bucket is named with 3 to 63 small letters, digits, dots and hyphens.");
        if (Endpoint.Length > 0 && (!Uri.TryCreate(Endpoint, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https")))
            throw new SettingsException($"{Section}:Endpoint is '{Endpoint}'. It must be an address such as https://storage.example.");
        if (Endpoint.Length == 0 && Region.Length == 0) throw new SettingsException($"{Section}:Region is missing. Amazon's S3 is found by its region, such as eu-north-1, and any other by {Section}:Endpoint.");
        if (AccessKey.Length == 0 != (SecretKey.Length == 0)) throw new SettingsException($"{Section}:AccessKey and {Section}:SecretKey are set together, or neither is.");
        if (!Path().IsMatch(Prefix)) throw new SettingsException($"{Section}:Prefix is '{Prefix}'. It is a path such as portal/pictures, of letters, digits, hyphens and underscores.");
    }

    [GeneratedRegex(@"^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\z", RegexOptions.NonBacktracking)]
    private static partial Regex BucketName();

    [GeneratedRegex(@"^([A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*/?)?\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Path();
}
