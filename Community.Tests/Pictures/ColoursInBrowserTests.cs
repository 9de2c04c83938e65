using Community.Browser;
using Community.Database;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Playwright;

namespace Community.Pictures;

/// <summary>
/// What the portal shows of a picture has the colours that Chromium shows of the original, whatever kind of picture it was. Take <c>--export-profile</c> out of VipsEngine, and the wide
/// colours of a telephone's camera come out dull.
/// </summary>
[Collection(Chrome.OneAtATime)]
public sealed class ColoursInBrowserTests : IDisposable
{
    /// <summary>Steps of 256 by which a corner may differ; Q=80 alone makes two or three.</summary>
    private const double Near = 4;

    /// <summary>Of inks: LittleCMS, with which libvips reads their profile, and Skia's own reading in Chromium are so far from each other, whatever the intent.</summary>
    private const double NearInInk = 16;

    /// <summary>The mean colour of the middle of each corner: red, green, blue and how opaque, one after the other.</summary>
    private const string Corners = """
        async data => {
          const image = new Image()
          image.src = data
          await image.decode()
          const canvas = Object.assign(document.createElement('canvas'), { width: image.naturalWidth, height: image.naturalHeight })
          const context = canvas.getContext('2d', { colorSpace: 'srgb' })
          context.drawImage(image, 0, 0)
          const told = []
          for (const x of [0.25, 0.75]) for (const y of [0.25, 0.75]) {
            const side = 16
            const { data } = context.getImageData(canvas.width * x - side / 2, canvas.height * y - side / 2, side, side)
            for (let part = 0; part < 4; part++) {
              let sum = 0
              for (let at = part; at < data.length; at += 4) sum += data[at]
              told.push(sum / (side * side))
            }
          }
          return told
        }
        """;

    private readonly PictureEngine engine = PictureEngine.Compiled(new PictureSettings { AtOnce = 2 }, NullLogger<PictureEngine>.Instance);
    private readonly string folder = TestPictures.NewFolder();

    public ColoursInBrowserTests()
    {
        Assert.SkipUnless(TestDatabase.Provider == DatabaseProvider.Sqlite, "No database is asked for anything; once is enough.");
        Chrome.SkipWhereMissing();
    }

    public void Dispose() => engine.Dispose();

    [Fact]
    public async Task Every_kind_of_picture_has_the_colours_that_a_browser_shows_of_the_original()
    {
        await File.WriteAllBytesAsync(Path.Combine(folder, "it.png"), TestPictures.Corners());
        foreach (var (operation, from, to, more) in new (string, string, string, string[])[]
        {
            ("colourspace", "it.png", "deep.png", ["rgb16"]), ("colourspace", "it.png", "grey.png", ["b-w"]), ("copy", "grey.png", "grey.jpg[Q=95]", []), ("copy", "it.png", "palette.png[palette]", []),
            ("copy", "it.png", "laced.png[interlace]", []), ("copy", "it.png", "laced.jpg[interlace,Q=95]", []), ("bandjoin_const", "it.png", "clear.png", ["100"]), ("copy", "clear.png", "clear.webp[lossless]", []),
            ("copy", "it.png", "it.gif", []), ("copy", "it.png", "it.webp[Q=95]", []), ("icc_export", "it.png", "wide.png", ["--output-profile", "p3"]), ("copy", "wide.png", "wide.jpg[Q=95]", []),
            ("icc_export", "it.png", "printed.jpg[Q=95]", ["--output-profile", "cmyk"]),
        }) await TestPictures.VipsAsync(folder, operation, from, to, more);

        await using var window = await Chrome.Open("http://127.0.0.1");
        var far = new List<(string Name, double Difference)>();
        foreach (var file in Directory.GetFiles(folder).Order(StringComparer.Ordinal))
        {
            var into = TestPictures.NewFolder();
            var made = await engine.MakeAsync(file, into);
            Assert.True(made.Succeeded, $"{file}: {made.Refusal?.Key}");
            var (original, ours) = (await CornersAsync(window.Page, file), await CornersAsync(window.Page, Path.Combine(into, "120.webp")));
            far.Add((Path.GetFileName(file), original.Zip(ours, (one, other) => Math.Abs(one - other)).Max()));
        }

        var told = string.Join(", ", far.OrderByDescending(one => one.Difference).Select(one => $"{one.Name} {one.Difference:F1}"));
        TestContext.Current.TestOutputHelper!.WriteLine($"The largest differences, in steps of 256: {told}.");
        Assert.Equal(14, far.Count);
        Assert.True(far.TrueForAll(one => one.Difference <= (one.Name == "printed.jpg" ? NearInInk : Near)), told);
    }

    private static async Task<double[]> CornersAsync(IPage page, string file)
    {
        var kind = Path.GetExtension(file) switch { ".jpg" => "jpeg", var other => other[1..] };
        return await page.EvaluateAsync<double[]>(Corners, $"data:image/{kind};base64,{Convert.ToBase64String(await File.ReadAllBytesAsync(file))}");
    }
}
