namespace Community.Admin;

/// <summary>What models are put together from: walls of bricks in bond, roofs in steps, trees, wheels.</summary>
internal static class BrickShapes
{
    /// <summary>A brick is three plates high.</summary>
    public const int Brick = 3;

    /// <summary>A plate to stand on.</summary>
    public static void Ground(this BrickModel model, BrickColour colour, int margin = 0) =>
        model.Put(margin, margin, 0, model.Width - (margin * 2), model.Depth - (margin * 2), 1, colour);

    /// <summary>Four walls a stud thick, in bond, hollow within.</summary>
    /// <param name="model">Where they go.</param>
    /// <param name="x">Studs from the left.</param>
    /// <param name="y">Studs from the back.</param>
    /// <param name="z">Plates from the ground.</param>
    /// <param name="wide">In studs.</param>
    /// <param name="deep">In studs.</param>
    /// <param name="courses">In bricks.</param>
    /// <param name="colours">One for each course in turn.</param>
    public static void Walls(this BrickModel model, int x, int y, int z, int wide, int deep, int courses, params ReadOnlySpan<BrickColour> colours)
    {
        for (var course = 0; course < courses; course++)
        {
            var (colour, at, shift) = (colours[course % colours.Length], z + (course * Brick), course % 2 * 2);
            for (var i = -shift; i < wide; i += 4)
            {
                var (from, to) = (Math.Max(i, 0), Math.Min(i + 4, wide));
                if (to <= from) continue;
                model.Put(x + from, y, at, to - from, 1, Brick, colour);
                model.Put(x + from, y + deep - 1, at, to - from, 1, Brick, colour);
            }

            for (var j = 1 - shift; j < deep - 1; j += 4)
            {
                var (from, to) = (Math.Max(j, 1), Math.Min(j + 4, deep - 1));
                if (to <= from) continue;
                model.Put(x, y + from, at, 1, to - from, Brick, colour);
                model.Put(x + wide - 1, y + from, at, 1, to - from, Brick, colour);
            }
        }
    }

    /// <summary>A frame with glass, in the wall that looks to the reader's left (<paramref name="front"/>) or right.</summary>
    public static void Window(this BrickModel model, int x, int y, int z, int across, int courses, BrickColour frame, BrickColour glass, bool front = true)
    {
        var (wide, deep) = front ? (across, 1) : (1, across);
        model.Put(x, y, z, wide, deep, courses * Brick, frame, studs: false);
        if (front) model.Put(x + 1, y, z + 1, across - 2, 1, (courses * Brick) - 2, glass, studs: false);
        else model.Put(x, y + 1, z + 1, 1, across - 2, (courses * Brick) - 2, glass, studs: false);
    }

    /// <summary>A roof in steps that rises from the long sides to its ridge.</summary>
    public static void Roof(this BrickModel model, int x, int y, int z, int wide, int deep, BrickColour colour, BrickColour gable)
    {
        for (var step = 0; (step * 2) < deep; step++)
        {
            model.Put(x, y + step, z + (step * 2), wide, deep - (step * 2), 2, gable, studs: false);
            for (var i = 0; i < wide; i += 2)
            {
                model.Put(x + i, y + step, z + (step * 2), Math.Min(2, wide - i), 1, 2, colour, studs: step * 2 >= deep - 2);
                model.Put(x + i, y + deep - 1 - step, z + (step * 2), Math.Min(2, wide - i), 1, 2, colour, studs: step * 2 >= deep - 2);
            }
        }
    }

    /// <summary>A roof that narrows to a point from all sides.</summary>
    public static void Spire(this BrickModel model, int x, int y, int z, int size, int steep, BrickColour colour)
    {
        for (var step = 0; (step * 2) < size; step++)
            model.Put(x + step, y + step, z + (step * steep), size - (step * 2), size - (step * 2), steep, colour, studs: (step * 2) + 2 >= size);
    }

    public static void Tree(this BrickModel model, int x, int y, int z, int size, BrickColour leaf)
    {
        model.Put(x, y, z, 1, 1, Brick * 2, BrickColour.Of("6b4a2f"));
        for (var layer = 0; layer < size; layer++)
        {
            var half = (size - layer + 1) / 2;
            model.Put(x - half, y - half, z + (Brick * 2) + (layer * 2), (half * 2) + 1, (half * 2) + 1, 2, leaf);
        }
    }

    /// <summary>Two wheels on one axle, seen from the left.</summary>
    public static void Wheels(this BrickModel model, int x, int y, int wide)
    {
        foreach (var side in (ReadOnlySpan<int>)[y, y + wide - 1])
        {
            model.Put(x, side, 1, 3, 1, 5, BrickColour.Of("26262b"), studs: false);
            model.Put(x + 1, side, 2, 1, 1, 3, BrickColour.Of("9aa0a6"), studs: false);
        }
    }

    /// <summary>A drum: rings that are as round as studs allow.</summary>
    public static void Drum(this BrickModel model, double middleX, double middleY, double radius, int z, int high, BrickColour colour, bool studs = true)
    {
        for (var y = (int)(middleY - radius); y <= middleY + radius; y++)
        {
            var half = Math.Sqrt(Math.Max((radius * radius) - ((y + 0.5 - middleY) * (y + 0.5 - middleY)), 0));
            var (from, to) = ((int)Math.Round(middleX - half), (int)Math.Round(middleX + half));
            if (to > from) model.Put(from, y, z, to - from, 1, high, colour, studs);
        }
    }
}
