using System.Diagnostics;
using System.Text.Json;
using Community.Database;
using Microsoft.Extensions.Logging.Abstractions;

namespace Community.Pictures;

/// <summary>What becomes of a file: upright, in true colours, without a word about who took it where. Whichever engine is compiled in (decision 34): take out BareWebP, <c>--export-profile</c> or <c>--fail-on</c> in VipsEngine, and one of these fails.</summary>
public sealed class EngineTests : IDisposable
{
    /// <summary>What the container says of itself, and what a file system does.</summary>
    private static readonly string[] Harmless = ["SourceFile", "ExifTool", "File", "RIFF", "Composite"];

    private readonly PictureEngine engine = PictureEngine.Compiled(new PictureSettings { AtOnce = 2 }, NullLogger<PictureEngine>.Instance);
    private readonly string folder = TestPictures.NewFolder();

    public EngineTests() => Assert.SkipUnless(TestDatabase.Provider == DatabaseProvider.Sqlite, "No database is asked for anything; once is enough.");

    public void Dispose() => engine.Dispose();

    [Fact]
    public async Task Whichever_way_a_camera_was_held_the_picture_is_upright()
    {
        await File.WriteAllBytesAsync(Path.Combine(folder, "1.png"), TestPictures.Corners());
        await TestPictures.VipsAsync(folder, "rot", "1.png", "90.png", "d90");
        await TestPictures.VipsAsync(folder, "flip", "1.png", "2.png", "horizontal");
        await TestPictures.VipsAsync(folder, "rot", "1.png", "3.png", "d180");
        await TestPictures.VipsAsync(folder, "flip", "1.png", "4.png", "vertical");
        await TestPictures.VipsAsync(folder, "flip", "90.png", "5.png", "horizontal");
        await TestPictures.VipsAsync(folder, "rot", "1.png", "6.png", "d270");
        await TestPictures.VipsAsync(folder, "flip", "90.png", "7.png", "vertical");
        File.Move(Path.Combine(folder, "90.png"), Path.Combine(folder, "8.png"));

        for (byte held = 1; held <= 8; held++)
        {
            var jpeg = await File.ReadAllBytesAsync(await TestPictures.VipsAsync(folder, "copy", $"{held}.png", $"{held}.jpg[Q=95]"));
            var (made, into) = await MakeAsync(TestPictures.Held(jpeg, held));
            Assert.Equal((120, 80), (made.Value.Width, made.Value.Height));
            Assert.InRange(await TestPictures.DifferenceAsync(Path.Combine(folder, "1.png"), Path.Combine(into, "120.webp")), 0, 4);
        }
    }

    [Fact]
    public async Task Nothing_of_who_took_it_where_and_with_what_is_left_in_any_size()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/exiftool"), "exiftool is not installed here; ./test installs it where it may.");
        await File.WriteAllBytesAsync(Path.Combine(folder, "it.png"), TestPictures.Corners(1100, 700));
        var jpeg = await TestPictures.VipsAsync(folder, "copy", "it.png", "it.jpg");
        await TestPictures.RunAsync("exiftool", "-q", "-overwrite_original", "-GPSLatitude=55.7", "-GPSLatitudeRef=N", "-Make=Camera", "-Artist=Marie", "-XMP:Creator=Marie", "-IPTC:By-line=Marie", "-Comment=Marie", jpeg);
        Assert.Contains("GPSLatitude", await TestPictures.RunAsync("exiftool", "-j", "-G", jpeg), StringComparison.Ordinal);

        var (made, into) = await MakeAsync(await File.ReadAllBytesAsync(jpeg));

        Assert.Equal([320, 960, 1100], made.Value.Sizes.Select(size => size.Width));
        foreach (var size in made.Value.Sizes)
        {
            var told = JsonSerializer.Deserialize<JsonElement>(await TestPictures.RunAsync("exiftool", "-j", "-G", Path.Combine(into, $"{size.Width}.webp")))[0];
            Assert.Equal(size.Width, told.GetProperty("RIFF:ImageWidth").GetInt32());
            Assert.Empty(told.EnumerateObject().Select(field => field.Name.Split(':')[0]).Except(Harmless));
            Assert.DoesNotContain(told.EnumerateObject(), field => field.Name.StartsWith("RIFF:", StringComparison.Ordinal) && field.Value.ToString().Contains("Marie", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Colours_come_out_as_they_were_meant_whatever_kind_of_picture_they_were_in()
    {
        await File.WriteAllBytesAsync(Path.Combine(folder, "it.png"), TestPictures.Corners());
        await TestPictures.VipsAsync(folder, "icc_export", "it.png", "cmyk.jpg[Q=95]", "--output-profile", "cmyk");
        await TestPictures.VipsAsync(folder, "colourspace", "it.png", "deep.png", "rgb16");
        await TestPictures.VipsAsync(folder, "colourspace", "it.png", "grey.png", "b-w");
        await TestPictures.VipsAsync(folder, "copy", "it.png", "palette.png[palette]");
        await TestPictures.VipsAsync(folder, "copy", "it.png", "laced.png[interlace]");
        await TestPictures.VipsAsync(folder, "copy", "it.png", "laced.jpg[interlace,Q=95]");
        await TestPictures.VipsAsync(folder, "bandjoin_const", "it.png", "clear.png", "100");
        await TestPictures.VipsAsync(folder, "copy", "it.png", "it.gif");
        await TestPictures.VipsAsync(folder, "icc_export", "it.png", "p3.png", "--output-profile", "p3");

        await TestPictures.VipsAsync(folder, "icc_transform", "p3.png", "wide.png", "srgb");
        Assert.True(await TestPictures.DifferenceAsync(Path.Combine(folder, "p3.png"), Path.Combine(folder, "wide.png")) > 8, "A profile that changes nothing proves nothing.");
        // What ink cannot print comes back duller, so that one is held against libvips' own reading.
        await TestPictures.VipsAsync(folder, "icc_transform", "cmyk.jpg", "printed.png", "srgb");
        foreach (var (name, meant) in new[] { ("cmyk.jpg", "printed.png"), ("deep.png", "it.png"), ("grey.png", "grey.png"), ("palette.png", "it.png"), ("laced.png", "it.png"), ("laced.jpg", "it.png"), ("clear.png", "clear.png"), ("it.gif", "it.png"), ("p3.png", "wide.png") })
        {
            var (made, into) = await MakeAsync(await File.ReadAllBytesAsync(Path.Combine(folder, name)));
            Assert.True(made.Succeeded, $"{name}: {made.Refusal}");
            var difference = await TestPictures.DifferenceAsync(Path.Combine(folder, meant), Path.Combine(into, "120.webp"));
            Assert.True(difference < (name == "cmyk.jpg" ? 8 : 4), $"{name} is {difference} away.");
        }
    }

    [Theory]
    [InlineData(100, 100)]
    [InlineData(320, 320)]
    [InlineData(700, 320, 700)]
    [InlineData(2400, 320, 960, 1920)]
    public async Task No_size_is_larger_than_what_was_sent(int width, params int[] widths)
    {
        var (made, into) = await MakeAsync(TestPictures.Png(width, width / 2, (_, _) => (200, 40, 10)));

        Assert.Equal(widths, made.Value.Sizes.Select(size => size.Width));
        Assert.Equal((width, width / 2, false), (made.Value.Width, made.Value.Height, made.Value.Animated));
        Assert.All(made.Value.Sizes, size => Assert.Equal((size.Width / 2, new FileInfo(Path.Combine(into, $"{size.Width}.webp")).Length), (size.Height, size.Bytes)));
        Assert.Equal("c8280a", made.Value.Colour, Near);
        Assert.InRange(made.Value.Placeholder.Length, 40, 1_200);
        Assert.StartsWith("RIFF", System.Text.Encoding.Latin1.GetString(Convert.FromBase64String(made.Value.Placeholder)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_far_taller_than_wide_still_fits()
    {
        var (made, _) = await MakeAsync(TestPictures.Png(400, 30_000, (_, y) => ((byte)(y / 200), 0, 0)));

        Assert.Equal((400, 30_000), (made.Value.Width, made.Value.Height));
        Assert.All(made.Value.Sizes, size => Assert.InRange(size.Height, 1, PictureBounds.Side));
    }

    [Theory]
    [InlineData("it.gif", 400, 400)]
    [InlineData("it.webp", 1_200, 960)]
    public async Task What_moves_goes_on_moving_in_its_middle_size_alone(string name, int width, int moving)
    {
        // Three frames lie under each other, and libvips is told how high one is.
        await File.WriteAllBytesAsync(Path.Combine(folder, "strip.png"), TestPictures.Png(width, width / 2 * 3, (x, y) => ((byte)(y / (width / 2) * 100), (byte)(x % 256), 60)));
        await TestPictures.VipsAsync(folder, "copy", "strip.png", $"{name}[page-height={width / 2}]");
        Assert.Equal(3, (await PictureHeader.ReadAsync(Path.Combine(folder, name))).Value.Frames);

        var (made, into) = await MakeAsync(await File.ReadAllBytesAsync(Path.Combine(folder, name)));

        Assert.True(made.Value.Animated);
        Assert.Equal((width, width / 2), (made.Value.Width, made.Value.Height));
        foreach (var size in made.Value.Sizes)
        {
            var header = (await PictureHeader.ReadAsync(Path.Combine(into, $"{size.Width}.webp"))).Value;
            Assert.Equal((size.Width, size.Width / 2, size.Width == moving ? 3 : 1), (header.Width, header.Height, header.Frames));
        }
    }

    [Fact]
    public async Task Two_hostile_steps_end_when_their_time_is_over()
    {
        var slow = new PictureSettings { Seconds = 2 };
        var watch = Stopwatch.StartNew();
        // Noise of a billion pixels, which would take a minute.
        var (end, _) = await VipsStep.RunAsync(slow, folder, ["gaussnoise", "noise.v", "40000", "25000"], CancellationToken.None);

        Assert.Contains(end, new[] { StepEnd.TooSlow, StepEnd.Failed });
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 7);
        var (starved, said) = await VipsStep.RunAsync(new PictureSettings { Megabytes = 256 }, folder, ["black", "black.png", "30000", "30000", "--bands", "4"], CancellationToken.None);
        Assert.NotEqual(StepEnd.NotHere, starved);
        Assert.DoesNotContain("not found", said, StringComparison.Ordinal);
    }

    private async Task<(Outcome<PictureMade> Made, string Folder)> MakeAsync(byte[] sent)
    {
        var (file, into) = (Path.Combine(TestPictures.NewFolder(), "sent"), TestPictures.NewFolder());
        await File.WriteAllBytesAsync(file, sent);
        return (await engine.MakeAsync(file, into), into);
    }

    private static bool Near(string one, string other) => Enumerable.Range(0, 3).All(part => Math.Abs(Convert.ToInt32(one[(part * 2)..(part * 2 + 2)], 16) - Convert.ToInt32(other[(part * 2)..(part * 2 + 2)], 16)) <= 4);
}
