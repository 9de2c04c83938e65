using System.Globalization;

namespace Community.Groups;

/// <summary>A group where it lies on the drawing.</summary>
/// <param name="Radius">Grows with the logarithm of its members.</param>
/// <param name="LabelBefore">Its name stands before the dot when the dot is near the end.</param>
public sealed record MapDot(GroupDot Group, double X, double Y, double Radius, bool LabelBefore);

/// <summary>
/// An equirectangular drawing, true to scale along the 40th parallel: straight meridians, nothing fetched from elsewhere.
/// It shows the part of the world where the groups are.
/// </summary>
public sealed class WorldMap
{
    private const double Parallel = 7.66; // ten units a degree, times the cosine of 40°
    private const double Least = 420;
    private const double Shape = 1.9;

    private WorldMap(double left, double top, double width, double height) => (Left, Top, Width, Height) = (left, top, width, height);

    public double Left { get; }

    public double Top { get; }

    public double Width { get; }

    public double Height { get; }

    public IReadOnlyList<MapDot> Dots { get; private init; } = [];

    public string ViewBox => string.Create(CultureInfo.InvariantCulture, $"{Left:0} {Top:0} {Width:0} {Height:0}");

    /// <summary>Meridians and parallels, every ten degrees or every thirty.</summary>
    public string Grid
    {
        get
        {
            var step = Width > 1_400 ? 30 : 10;
            var lines = Range(-180, 180, step).Select(degree => string.Create(CultureInfo.InvariantCulture, $"M{X(degree):0} {Y(85):0}V{Y(-60):0}"))
                .Concat(Range(-60, 80, step).Select(degree => string.Create(CultureInfo.InvariantCulture, $"M{X(-180):0} {Y(degree):0}H{X(180):0}")));
            return string.Concat(lines);
        }
    }

    public static double X(double longitude) => longitude * Parallel;

    public static double Y(double latitude) => latitude * -10;

    public static WorldMap Of(IEnumerable<GroupDot> groups)
    {
        var placed = groups.Where(group => group is { Latitude: not null, Longitude: not null }).ToList();
        var (left, top, width, height) = Frame(placed);
        return new WorldMap(left, top, width, height) { Dots = Place(placed, left, width) };
    }

    private static (double Left, double Top, double Width, double Height) Frame(List<GroupDot> groups)
    {
        if (groups.Count == 0) return (X(-180), Y(82), X(180) * 2, 1_400);
        var (west, east) = (X(groups.Min(group => group.Longitude!.Value)), X(groups.Max(group => group.Longitude!.Value)));
        var (north, south) = (Y(groups.Max(group => group.Latitude!.Value)), Y(groups.Min(group => group.Latitude!.Value)));
        var width = Math.Max(Math.Max((east - west) * 1.16, (south - north) * 1.3 * Shape), Least);
        width = Math.Min(width, X(360));
        var height = width / Shape;
        return (Within(((west + east) / 2) - (width / 2), X(-180), X(180) - width), Within(((north + south) / 2) - (height / 2), Y(84), Y(-60) - height), width, height);
    }

    private static double Within(double value, double least, double most) => Math.Max(least, Math.Min(value, Math.Max(least, most)));

    private static List<MapDot> Place(List<GroupDot> groups, double left, double width)
    {
        var dots = new List<MapDot>();
        foreach (var group in groups.OrderByDescending(group => group.Members))
        {
            var radius = width * (0.0065 + (0.0022 * Math.Log10(group.Members + 1)));
            var (x, y) = Free(X(group.Longitude!.Value), Y(group.Latitude!.Value), radius, dots);
            dots.Add(new MapDot(group, x, y, radius, x > left + (width * 0.62)));
        }

        return dots;
    }

    /// <summary>Two groups of one town stand beside each other: a dot under a dot could not be pressed.</summary>
    private static (double X, double Y) Free(double x, double y, double radius, List<MapDot> dots)
    {
        for (var ring = 0; ring < 6; ring++)
        {
            for (var turn = 0; turn < Math.Max(1, ring * 8); turn++)
            {
                var angle = 2 * Math.PI * turn / Math.Max(1, ring * 8);
                var (tryX, tryY) = (x + (ring * radius * 0.8 * Math.Cos(angle)), y + (ring * radius * 0.8 * Math.Sin(angle)));
                if (dots.TrueForAll(dot => Math.Pow(dot.X - tryX, 2) + Math.Pow(dot.Y - tryY, 2) >= Math.Pow((dot.Radius + radius) * 0.95, 2))) return (tryX, tryY);
            }
        }

        return (x, y);
    }

    private static IEnumerable<int> Range(int from, int to, int step)
    {
        for (var at = from; at <= to; at += step) yield return at;
    }
}
