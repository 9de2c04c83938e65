using System.Net;
using Community.Admin;
using Community.Builds;
using Community.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Pictures;

/// <summary>A portal whose pictures lie in a bucket: its door, its sweep, its check and its backup. One database is enough; what differs is where files lie.</summary>
public sealed class PicturesInABucketTests
{
    public PicturesInABucketTests() => Assert.SkipUnless(TestDatabase.Provider == DatabaseProvider.Sqlite, "What differs is where files lie; one database is enough.");

    [Fact]
    public async Task A_picture_in_a_bucket_is_handed_out_with_its_length_checked_swept_and_backed_up()
    {
        await using var portal = await Portal.WithCastAsync([.. (await S3Server.NewAsync()).Told(), ("Limits:Off", "true")]);
        var build = await portal.NewEmptyBuildAsync(portal.Marie);
        var picture = await portal.NewPictureAsync(portal.Marie, build);
        Assert.True((await portal.Do((PublishBuild publish) => publish.By(portal.Marie, build))).Succeeded);
        Assert.False(Directory.Exists(portal.PictureFolders.Kept));
        Assert.Empty(Directory.GetFileSystemEntries(portal.PictureFolders.Making));

        var address = $"/pictures/{(await portal.PictureAsync(picture.Id)).Name}/120.webp";
        using var visitor = portal.Visitor();
        using var shown = await visitor.GetAsync(address);
        Assert.Equal((HttpStatusCode.OK, picture.Sizes[0].Bytes, "image/webp"), (shown.StatusCode, shown.Content.Headers.ContentLength, shown.Content.Headers.ContentType!.MediaType));
        Assert.Equal("public, max-age=31536000, immutable", shown.Headers.GetValues("Cache-Control").Single());
        Assert.Equal(picture.Sizes[0].Bytes, (await shown.Content.ReadAsByteArrayAsync()).LongLength);
        using var known = await visitor.SendAsync(new HttpRequestMessage(HttpMethod.Get, address) { Headers = { IfNoneMatch = { shown.Headers.ETag! } } });
        Assert.Equal(HttpStatusCode.NotModified, known.StatusCode);
        using var head = await visitor.SendAsync(new HttpRequestMessage(HttpMethod.Head, address));
        Assert.Equal((HttpStatusCode.OK, picture.Sizes[0].Bytes), (head.StatusCode, head.Content.Headers.ContentLength));

        var file = Path.Combine(TestPictures.NewFolder(), "portal.backup");
        Assert.True((await portal.Do((BackUp backUp) => backUp.RunAsync(file))).Succeeded);
        await using (var elsewhere = await Portal.StartAsync([.. (await S3Server.NewAsync()).Told()]))
        {
            await using (var backup = File.OpenRead(file)) Assert.True((await elsewhere.Do((Restore restore) => restore.RunAsync(backup))).Succeeded);
            Assert.All(await elsewhere.CheckAsync(), finding => Assert.Empty(finding.Faults));
            Assert.Equal(await BytesAsync(portal, picture.Key), await BytesAsync(elsewhere, picture.Key));
            Assert.Empty(Directory.GetFileSystemEntries(elsewhere.PictureFolders.Making));
        }

        await portal.LayDownAsync(PictureFolders.NewKey(), 320, 9);
        portal.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal([nameof(LeftFiles)], await FaultsAsync(portal));
        Assert.Equal(1, (await portal.Do((PictureSweep sweep) => sweep.RunAsync())).Value);
        Assert.Equal([], await FaultsAsync(portal));
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(address)).StatusCode);
        await portal.Services.GetRequiredService<IPictureStore>().RemoveAsync(picture.Key);
        Assert.Equal([nameof(PictureFiles)], await FaultsAsync(portal));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(address)).StatusCode);
    }

    [Theory]
    [InlineData("Pictures:S3:Bucket", "", "Pictures:S3:Bucket is missing. It names the bucket in which pictures lie.")]
    [InlineData("Pictures:S3:Bucket", "Our Pictures", "3 to 63 small letters")]
    [InlineData("Pictures:S3:Endpoint", "storage.example", "It must be an address such as https://storage.example.")]
    [InlineData("Pictures:S3:Endpoint", "", "Pictures:S3:Region is missing.")]
    [InlineData("Pictures:S3:SecretKey", "", "are set together, or neither is.")]
    [InlineData("Pictures:S3:Prefix", "../others", "It is a path such as portal/pictures")]
    [InlineData("Pictures:Store", "Cellar", "Cellar")]
    public async Task A_wrong_setting_is_one_sentence_at_start(string setting, string value, string sentence)
    {
        var settings = new S3Settings { Bucket = "pictures", Endpoint = "http://127.0.0.1:9", AccessKey = "key", SecretKey = "secret" };
        var wrong = await Assert.ThrowsAsync<SettingsException>(() => Portal.StartAsync([.. settings.Told().Where(told => told.Key != setting), (setting, value)]));
        Assert.Contains(sentence, wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", wrong.Message, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<string>> FaultsAsync(Portal portal) => [.. (await portal.CheckAsync()).Where(finding => finding.Faults.Count > 0).Select(finding => finding.Key)];

    private static async Task<byte[]> BytesAsync(Portal portal, string key)
    {
        await using var file = (await portal.Services.GetRequiredService<IPictureStore>().OpenAsync(key, 120))!;
        using var read = new MemoryStream();
        await file.CopyToAsync(read);
        return read.ToArray();
    }
}
