using System.Diagnostics;
using System.Text;
using Community.Database;
using Community.Platform;
using Microsoft.Extensions.Logging.Abstractions;

namespace Community.Pictures;

/// <summary>Files that were never meant as pictures, or that were meant to hurt: each is refused in words, and soon.</summary>
public sealed class HostileFilesTests : IDisposable
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    private readonly VipsEngine engine = new(new PictureSettings { AtOnce = 2 }, NullLogger<VipsEngine>.Instance);

    public HostileFilesTests() => Assert.SkipUnless(TestDatabase.Provider == DatabaseProvider.Sqlite, "No database is asked for anything; once is enough.");

    public void Dispose() => engine.Dispose();

    [Fact]
    public async Task What_is_no_picture_is_refused_for_what_it_is()
    {
        await RefusesAsync(PictureRefusals.Empty, []);
        await RefusesAsync(PictureRefusals.IsText, "a letter, called photo.jpg"u8.ToArray());
        await RefusesAsync(PictureRefusals.IsText, Encoding.ASCII.GetBytes(@"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"));
        await RefusesAsync(PictureRefusals.IsSvg, "<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8.ToArray());
        await RefusesAsync(PictureRefusals.IsPdf, "%PDF-1.7\n%\u00e2\u00e3"u8.ToArray());
        await RefusesAsync(PictureRefusals.IsHeic, [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0, .. "mif1heic"u8]);
        await RefusesAsync(PictureRefusals.UnknownKind, new byte[5_000]);
        await RefusesAsync(PictureRefusals.UnknownKind, "MZ\0\u0003this program cannot be run"u8.ToArray());
        await RefusesAsync(PictureRefusals.UnknownKind, "BM\0\0\0\0"u8.ToArray());
        await RefusesAsync(PictureRefusals.TooLarge, new byte[PictureBounds.Bytes + 1]);
        // A page of script that begins as a picture would.
        await RefusesAsync(PictureRefusals.Unreadable, "GIF89a/*\0\0\0\0\0\0*/=1;alert(document.cookie)//"u8.ToArray());
        await RefusesAsync(PictureRefusals.Unreadable, [0xFF, 0xD8, 0xFF, 0xFE, 0, 20, .. "<script>alert(1)"u8, .. "</script>"u8]);
    }

    [Fact]
    public async Task What_unfolds_into_more_than_a_machine_can_hold_is_refused_by_its_header()
    {
        await RefusesAsync(PictureRefusals.TooManyPixels, TestPictures.Png(16_000, 16_000, new byte[16_000 * 2_000], type: 0, bits: 1));
        await RefusesAsync(PictureRefusals.TooManyPixels, TestPictures.Png(int.MaxValue, int.MaxValue, [], type: 6, bits: 16));
        await RefusesAsync(PictureRefusals.TooManyPixels, [.. "GIF89a"u8, 255, 255, 255, 255, 0, 0, 0, 0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3B]);
        await RefusesAsync(PictureRefusals.TooManyPixels, [0xFF, 0xD8, 0xFF, 0xC0, 0, 17, 8, 255, 255, 255, 255, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1]);
        await RefusesAsync(PictureRefusals.TooManyFrames, TestPictures.Gif(100_000));
        await RefusesAsync(PictureRefusals.Unreadable, TestPictures.Png(0, 10, [], type: 2));
        // Says that it is small, and is not: what was told is what is read.
        Assert.Equal((10, 10), (await MakeAsync(TestPictures.Png(10, 10, new byte[50_000_000], type: 0))) is { Succeeded: true, Value: var made } ? (made.Width, made.Height) : default);
    }

    [Theory]
    [InlineData("png")]
    [InlineData("jpg")]
    [InlineData("webp")]
    [InlineData("gif")]
    public async Task What_was_cut_off_anywhere_is_refused_and_what_is_whole_is_not(string kind)
    {
        var folder = TestPictures.NewFolder();
        var random = new Random(7);
        await File.WriteAllBytesAsync(Path.Combine(folder, "it.png"), TestPictures.Png(90, 90, (_, _) => ((byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256))));
        var whole = await File.ReadAllBytesAsync(kind == "png" ? Path.Combine(folder, "it.png") : await TestPictures.VipsAsync(folder, "copy", "it.png", $"it.{kind}"));
        Assert.True((await MakeAsync(whole)).Succeeded);

        for (var length = 1_024; length < whole.Length; length += 1_024)
        {
            Assert.Equal((length, PictureRefusals.Truncated), (length, (await MakeAsync(whole[..length])).Refusal));
        }
    }

    private async Task RefusesAsync(Refusal refusal, byte[] sent)
    {
        var watch = Stopwatch.StartNew();
        Assert.Equal(refusal, (await MakeAsync(sent)).Refusal);
        Assert.True(watch.Elapsed < Soon, $"{refusal.Key} took {watch.Elapsed}.");
        Assert.DoesNotContain("⟦", Words.Of(refusal), StringComparison.Ordinal);
    }

    private async Task<Outcome<PictureMade>> MakeAsync(byte[] sent)
    {
        var file = Path.Combine(TestPictures.NewFolder(), "sent");
        await File.WriteAllBytesAsync(file, sent);
        return await engine.MakeAsync(file, TestPictures.NewFolder());
    }
}
