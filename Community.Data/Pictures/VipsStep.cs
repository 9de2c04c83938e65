using System.Globalization;

namespace Community.Pictures;

/// <summary>
/// One run of libvips' command line program, in a process with little memory, little time, no settings of ours and nothing to talk to. It stands in the
/// folder where it works and is given names of ours alone, so no path and no word of a member's is ever read as an option.
/// </summary>
internal static class VipsStep
{
    private static readonly Dictionary<string, string> Surroundings = new(StringComparer.Ordinal)
    {
        ["VIPS_BLOCK_UNTRUSTED"] = "1",
        ["VIPS_CONCURRENCY"] = "1",
        ["MALLOC_ARENA_MAX"] = "2",
    };

    public static Task<(StepEnd End, string Said)> RunAsync(PictureSettings settings, string folder, IEnumerable<string> arguments, CancellationToken stop)
    {
        var memory = string.Create(CultureInfo.InvariantCulture, $"--as={settings.Megabytes * 1024L * 1024}");
        return PictureStep.RunAsync(settings, folder, ["vips", .. arguments], memory, Surroundings, stop);
    }
}
