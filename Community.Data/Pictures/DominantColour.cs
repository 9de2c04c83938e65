namespace Community.Pictures;

/// <summary>The colour of which a picture has most, among eight steps of each part of it; what is transparent does not count.</summary>
internal static class DominantColour
{
    private const int Seen = 128;

    /// <param name="pixels">A tiny picture, pixel after pixel.</param>
    /// <param name="bands">One or two for grey, three or four for colours; the even one is how opaque a pixel is.</param>
    public static string Of(ReadOnlySpan<byte> pixels, int bands)
    {
        var found = new Dictionary<int, (int Count, int Red, int Green, int Blue)>();
        for (var at = 0; bands > 0 && at + bands <= pixels.Length; at += bands)
        {
            if (bands % 2 == 0 && pixels[at + bands - 1] < Seen) continue;
            var (red, green, blue) = bands < 3 ? (pixels[at], pixels[at], pixels[at]) : (pixels[at], pixels[at + 1], pixels[at + 2]);
            var step = ((red >> 5) << 6) | ((green >> 5) << 3) | (blue >> 5);
            var sum = found.GetValueOrDefault(step);
            found[step] = (sum.Count + 1, sum.Red + red, sum.Green + green, sum.Blue + blue);
        }

        if (found.Count == 0) return "ffffff";
        var most = found.Values.MaxBy(sum => sum.Count);
        return $"{most.Red / most.Count:x2}{most.Green / most.Count:x2}{most.Blue / most.Count:x2}";
    }
}
