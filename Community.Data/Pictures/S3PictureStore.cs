using System.Net;
using System.Runtime.CompilerServices;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace Community.Pictures;

/// <summary>
/// Pictures as objects of a bucket that all nodes share, <c>{key}/{width}.webp</c> each. Of S3 it asks only what every server that speaks it can do: no copies, no lists of
/// what to delete, no sums of its own kind.
/// </summary>
public sealed class S3PictureStore : IPictureStore, IDisposable
{
    private const string UsualRegion = "us-east-1";

    /// <summary>Whose they all are.</summary>
    private const string Mark = "portal";

    /// <summary>An object's age cannot be set; this one, which holds nothing, is as old as the picture is to be.</summary>
    private const string Touched = "touched";

    private readonly AmazonS3Client client;
    private readonly string bucket;
    private readonly string prefix;
    private readonly int page;

    /// <param name="settings">Checked.</param>
    /// <param name="page">Objects listed at a time; S3 gives no more than a thousand.</param>
    public S3PictureStore(S3Settings settings, int page = 1_000)
    {
        (bucket, prefix, this.page) = (settings.Bucket, settings.Prefix.TrimEnd('/') is { Length: > 0 } path ? path + "/" : "", page);
        var region = settings.Region is { Length: > 0 } named ? named : UsualRegion;
        var config = new AmazonS3Config
        {
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
            Timeout = TimeSpan.FromSeconds(60),
        };
        if (settings.Endpoint.Length > 0) (config.ServiceURL, config.AuthenticationRegion, config.ForcePathStyle) = (settings.Endpoint, region, true);
        else config.RegionEndpoint = Amazon.RegionEndpoint.GetBySystemName(region);
        client = settings.AccessKey.Length > 0 ? new AmazonS3Client(new BasicAWSCredentials(settings.AccessKey, settings.SecretKey), config) : new AmazonS3Client(config);
    }

    public async Task KeepAsync(string key, string folder, CancellationToken stop = default)
    {
        var place = PlaceOf(key);
        try
        {
            foreach (var file in Directory.EnumerateFiles(folder).Where(file => PictureFolders.WidthOf(file) is not null))
                await client.PutObjectAsync(new PutObjectRequest { BucketName = bucket, Key = place + Path.GetFileName(file), FilePath = file, ContentType = "image/webp", UseChunkEncoding = false }, stop);
        }
        catch
        {
            // No row will name the others.
            await RemoveAsync(key, CancellationToken.None);
            throw;
        }

        Directory.Delete(folder, recursive: true);
    }

    public async Task<Stream?> OpenAsync(string key, int width, CancellationToken stop = default) => await OpenAsync(PlaceOf(key) + PictureFolders.NameOf(width), stop);

    public async IAsyncEnumerable<StoredPicture> ListAsync([EnumeratorCancellation] CancellationToken stop = default)
    {
        var found = new List<S3Object>();
        // In the order of their names, so that a picture's stand together.
        await foreach (var one in ObjectsAsync(prefix, stop))
        {
            if (found.Count > 0 && KeyOf(found[0]) != KeyOf(one))
            {
                if (Picture(found) is { } picture) yield return picture;
                found.Clear();
            }

            if (PictureFolders.IsKey(KeyOf(one))) found.Add(one);
        }

        if (Picture(found) is { } last) yield return last;
    }

    public async Task<StoredPicture?> FindAsync(string key, CancellationToken stop = default) => Picture(await ObjectsAsync(PlaceOf(key), stop).ToListAsync(stop));

    public async Task TouchAsync(string key, CancellationToken stop = default)
    {
        if (await FindAsync(key, stop) is not null) await WriteAsync(PlaceOf(key) + Touched, "", stop);
    }

    public async Task RemoveAsync(string key, CancellationToken stop = default)
    {
        foreach (var one in await ObjectsAsync(PlaceOf(key), stop).ToListAsync(stop)) await client.DeleteObjectAsync(bucket, one.Key, stop);
    }

    public async Task<string?> ReadMarkAsync(CancellationToken stop = default)
    {
        if (await OpenAsync(prefix + Mark, stop) is not { } written) return null;
        using var words = new StreamReader(written);
        return (await words.ReadToEndAsync(stop)).Trim();
    }

    public Task MarkAsync(string mark, CancellationToken stop = default) => WriteAsync(prefix + Mark, mark, stop);

    public void Dispose() => client.Dispose();

    private async Task<Stream?> OpenAsync(string name, CancellationToken stop)
    {
        try
        {
            var answer = await client.GetObjectAsync(bucket, name, stop);
            return new ArrivingStream(answer.ResponseStream, answer.ContentLength, answer);
        }
        catch (AmazonS3Exception missing) when (missing is { StatusCode: HttpStatusCode.NotFound, ErrorCode: "NoSuchKey" })
        {
            return null;
        }
    }

    private Task WriteAsync(string name, string words, CancellationToken stop) =>
        client.PutObjectAsync(new PutObjectRequest { BucketName = bucket, Key = name, ContentBody = words, UseChunkEncoding = false }, stop);

    private async IAsyncEnumerable<S3Object> ObjectsAsync(string below, [EnumeratorCancellation] CancellationToken stop)
    {
        var request = new ListObjectsV2Request { BucketName = bucket, Prefix = below, MaxKeys = page };
        do
        {
            var listed = await client.ListObjectsV2Async(request, stop);
            foreach (var one in listed.S3Objects ?? []) yield return one;
            request.ContinuationToken = listed.IsTruncated == true ? listed.NextContinuationToken : null;
        }
        while (request.ContinuationToken is not null);
    }

    /// <summary>Null where no size is among them.</summary>
    private StoredPicture? Picture(List<S3Object> objects)
    {
        var sizes = objects.Select(one => (Width: PictureFolders.WidthOf(one.Key), one.Size)).Where(one => one.Width is not null).ToDictionary(one => one.Width!.Value, one => one.Size ?? 0);
        return sizes.Count == 0 ? null : new StoredPicture(KeyOf(objects[0]), objects.Max(one => one.LastModified!.Value).ToUniversalTime(), sizes);
    }

    private string KeyOf(S3Object one) => one.Key[prefix.Length..].Split('/')[0];

    private string PlaceOf(string key) => PictureFolders.IsKey(key) ? $"{prefix}{key}/" : throw new ArgumentException($"'{key}' is no key.", nameof(key));
}
