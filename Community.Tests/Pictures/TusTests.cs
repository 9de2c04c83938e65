using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Community.Builds;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Pictures;

/// <summary>A file that travels in pieces arrives whole, whatever cuts the line; and it is its sender's alone.</summary>
public sealed class TusTests : IAsyncLifetime
{
    // Many buffers long, so that a line can break in the middle.
    private readonly byte[] file = TestPictures.Png(120, 80, (x, y) => ((byte)(x * y), (byte)(x * 7 ^ y * 3), (byte)(x * x + y)));
    private Portal portal = null!;
    private long build;
    private HttpClient owner = null!;

    public async ValueTask InitializeAsync()
    {
        portal = await Portal.WithCastAsync(("Limits:Off", "true"));
        build = await portal.NewEmptyBuildAsync(portal.Marie);
        owner = await portal.SignedIn(portal.Marie);
    }

    public async ValueTask DisposeAsync()
    {
        owner.Dispose();
        await portal.DisposeAsync();
    }

    [Fact]
    public async Task A_file_goes_on_where_it_broke_off_and_the_last_piece_answers_with_the_picture()
    {
        using (var options = await owner.SendAsync(new HttpRequestMessage(HttpMethod.Options, "/uploads")))
        {
            Assert.Equal(("1.0.0", "26214400"), (Header(options, "Tus-Version"), Header(options, "Tus-Max-Size")));
            Assert.Contains("creation", Header(options, "Tus-Extension"), StringComparison.Ordinal);
        }

        var at = await StartAsync();
        using (var first = await AddAsync(owner, at, 0, file[..100])) Assert.Equal((HttpStatusCode.NoContent, "100"), (first.StatusCode, Header(first, "Upload-Offset")));
        using (var stale = await AddAsync(owner, at, 0, file[..100])) Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        using (var head = await AskAsync(owner, HttpMethod.Head, at)) Assert.Equal(("100", $"{file.Length}", "no-store"), (Header(head, "Upload-Offset"), Header(head, "Upload-Length"), Header(head, "Cache-Control")));

        using var last = await AddAsync(owner, at, 100, file[100..]);
        var told = JsonSerializer.Deserialize<JsonElement>(await last.Content.ReadAsStringAsync());
        Assert.Equal((HttpStatusCode.OK, $"{file.Length}"), (last.StatusCode, Header(last, "Upload-Offset")));
        Assert.Equal(120, told.GetProperty("sizes")[0].GetProperty("width").GetInt32());
        Assert.Equal(HttpStatusCode.OK, (await owner.GetAsync(told.GetProperty("sizes")[0].GetProperty("url").GetString())).StatusCode);
        // An answer that was lost is given again, and no second picture is made.
        using var again = await AddAsync(owner, at, file.Length, []);
        Assert.Equal(told.GetProperty("id").GetInt64(), JsonSerializer.Deserialize<JsonElement>(await again.Content.ReadAsStringAsync()).GetProperty("id").GetInt64());
        Assert.Equal(1, await PicturesAsync());
        Assert.Empty(Directory.GetFiles(portal.PictureFolders.Uploads));
    }

    [Fact]
    public async Task A_line_that_breaks_keeps_what_arrived_and_whole_files_that_nobody_made_a_picture_of_are_made_one()
    {
        var at = await StartAsync();
        using var broken = new CancellationTokenSource();
        var piece = new StreamContent(new Faltering(file[..(file.Length / 2)], () => portal.Services.GetRequiredService<UploadParts>().LengthOf(IdOf(at)) > 0, broken), 1_024) { Headers = { ContentLength = file.Length } };
        await Assert.ThrowsAnyAsync<Exception>(() => owner.SendAsync(Piece(at, 0, piece), broken.Token));
        await Soon.HoldsAsync(async () => long.Parse(await OffsetAsync(at)) is > 0 and var offset && offset <= file.Length / 2);

        // As a portal leaves it that was killed between the last byte and the picture.
        await Soon.HoldsAsync(() => portal.Services.GetRequiredService<UploadParts>().Hold(IdOf(at)) is { } part && LetGo(part));
        await File.WriteAllBytesAsync(portal.Services.GetRequiredService<UploadParts>().PathOf(IdOf(at)), file);
        Assert.Equal(0, await PicturesAsync());
        Assert.Equal($"{file.Length}", await OffsetAsync(at));
        Assert.Equal(1, await PicturesAsync());

        static bool LetGo(UploadPart part)
        {
            part.DisposeAsync().AsTask().GetAwaiter().GetResult();
            return true;
        }
    }

    [Fact]
    public async Task One_writes_at_a_time_others_see_nothing_and_what_is_no_picture_is_refused_in_words()
    {
        var at = await StartAsync();
        await using (portal.Services.GetRequiredService<UploadParts>().Hold(IdOf(at)))
        {
            using var second = await AddAsync(owner, at, 0, file);
            Assert.Equal(HttpStatusCode.Locked, second.StatusCode);
        }

        using var foreign = await portal.SignedIn(portal.Admin);
        foreach (var method in new[] { HttpMethod.Head, HttpMethod.Delete }) Assert.Equal(HttpStatusCode.NotFound, (await AskAsync(foreign, method, at)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await AddAsync(foreign, at, 0, file)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await CreateAsync(foreign, build, 10)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await CreateAsync(portal.Visitor(), build, 10)).StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await CreateAsync(owner, build, PictureBounds.Bytes + 1)).StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await owner.PostAsync("/uploads", content: null)).StatusCode);
        using (var told = new HttpRequestMessage(HttpMethod.Post, "/uploads") { Headers = { { "Tus-Resumable", "1.0.0" }, { "Upload-Length", "10" }, { "Upload-Metadata", $"filename {new string('A', 2_000)},build MQ==" } } })
            Assert.Equal(HttpStatusCode.BadRequest, (await owner.SendAsync(told)).StatusCode);
        using (var forged = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = new Uri(portal.Address), DefaultRequestHeaders = { { "Cookie", "community=x" }, { "Sec-Fetch-Site", "cross-site" } } })
            Assert.Equal(HttpStatusCode.Forbidden, (await AddAsync(forged, at, 0, file)).StatusCode);

        var words = "these are words"u8.ToArray();
        var refused = await StartAsync(words.Length);
        using var no = await AddAsync(owner, refused, 0, words);
        var problem = JsonSerializer.Deserialize<JsonElement>(await no.Content.ReadAsStringAsync());
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Pictures.IsText"), (no.StatusCode, problem.GetProperty("code").GetString()));
        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync(owner, HttpMethod.Head, refused)).StatusCode);
        // The others go on.
        using var last = await AddAsync(owner, at, 0, file);
        Assert.Equal(HttpStatusCode.OK, last.StatusCode);

        var given = await StartAsync();
        using (await AddAsync(owner, given, 0, file[..10])) Assert.Equal(HttpStatusCode.NoContent, (await AskAsync(owner, HttpMethod.Delete, given)).StatusCode);
        var more = await StartAsync(10);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await AddAsync(owner, more, 0, file)).StatusCode);
        var late = await StartAsync();
        portal.Clock.Advance(TimeSpan.FromHours(25));
        using var later = await portal.SignedIn(portal.Marie);
        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync(later, HttpMethod.Head, late)).StatusCode);
    }

    [Fact]
    public async Task A_file_that_finds_its_build_full_is_kept_and_becomes_a_picture_when_there_is_room()
    {
        var at = await StartAsync();
        using (await AddAsync(owner, at, 0, file[..100])) await FillAsync();
        using (var no = await AddAsync(owner, at, 100, file[100..])) Assert.Equal(HttpStatusCode.Conflict, no.StatusCode);

        await portal.Look(db => db.BuildPictures.Where(own => own.Place == 1).ExecuteDeleteAsync());
        using var head = await AskAsync(owner, HttpMethod.Head, at);
        Assert.Equal(($"{file.Length}", true), (Header(head, "Upload-Offset"), head.Headers.Contains("Picture-Id")));
        Assert.Equal(BuildPicture.PerBuild, await PicturesAsync());
    }

    /// <summary>Rows alone.</summary>
    private Task<int> FillAsync() => portal.Look(async db =>
    {
        var pictures = Enumerable.Range(0, BuildPicture.PerBuild).Select(_ => new Picture { OwnerId = portal.Marie.Id, Key = PictureFolders.NewKey(), Name = PictureFolders.NewKey(), Colour = "000000", Placeholder = "", MadeAt = db.Now }).ToList();
        db.Pictures.AddRange(pictures);
        await db.SaveChangesAsync();
        db.BuildPictures.AddRange(pictures.Select((picture, at) => new BuildPicture { PictureId = picture.Id, BuildId = build, Place = at + 1 }));
        return await db.SaveChangesAsync();
    });

    private Task<int> PicturesAsync() => portal.Look(db => db.BuildPictures.CountAsync(own => own.BuildId == build));

    private async Task<string> OffsetAsync(string at) => Header(await AskAsync(owner, HttpMethod.Head, at), "Upload-Offset");

    private async Task<string> StartAsync(long? length = null)
    {
        using var started = await CreateAsync(owner, build, length ?? file.Length);
        Assert.Equal(HttpStatusCode.Created, started.StatusCode);
        return started.Headers.Location!.ToString();
    }

    private static Task<HttpResponseMessage> CreateAsync(HttpClient client, long build, long length)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/uploads") { Headers = { { "Tus-Resumable", "1.0.0" }, { "Upload-Length", $"{length}" }, { "Upload-Metadata", $"filename {Base64("../../etc/[n=-1]; rm -rf .jpg")},build {Base64($"{build}")}" } } };
        return client.SendAsync(request);
    }

    private static Task<HttpResponseMessage> AskAsync(HttpClient client, HttpMethod method, string at) => client.SendAsync(new HttpRequestMessage(method, at) { Headers = { { "Tus-Resumable", "1.0.0" } } });

    private static Task<HttpResponseMessage> AddAsync(HttpClient client, string at, long offset, byte[] piece) => client.SendAsync(Piece(at, offset, new ByteArrayContent(piece)));

    private static HttpRequestMessage Piece(string at, long offset, HttpContent piece)
    {
        piece.Headers.ContentType = new MediaTypeHeaderValue("application/offset+octet-stream");
        return new HttpRequestMessage(HttpMethod.Patch, at) { Content = piece, Headers = { { "Tus-Resumable", "1.0.0" }, { "Upload-Offset", $"{offset}" } } };
    }

    private static Guid IdOf(string at) => Guid.Parse(at.Split('/')[^1]);

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static string Header(HttpResponseMessage answer, string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "";

    /// <summary>Sends so much, and then the line is cut.</summary>
    private sealed class Faltering(byte[] sent, Func<bool> arrived, CancellationTokenSource cut) : MemoryStream(sent)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Position < Length) return await base.ReadAsync(buffer, cancellationToken);
            // What is cut off before the portal looks at it was never sent.
            await Soon.HoldsAsync(arrived);
            await cut.CancelAsync();
            throw new IOException("The line was cut.");
        }
    }
}
