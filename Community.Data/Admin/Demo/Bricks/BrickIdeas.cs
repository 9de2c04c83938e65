using static Community.Admin.BrickShapes;

namespace Community.Admin;

/// <summary>What ideas are shown by: prototypes on the table rather than models on a shelf.</summary>
internal static class BrickIdeas
{
    private static readonly BrickColour White = BrickColour.Of("f2efe8");
    private static readonly BrickColour Dark = BrickColour.Of("3a3d42");

    /// <summary>A baseplate with work in progress, and under it a tray that is half pulled out.</summary>
    public static BrickModel Tray(BrickColour plate, BrickColour tray, BrickColour wall, int size)
    {
        var model = new BrickModel(24, 30, 40);
        model.Put(2, 10, 0, 20, 18, 1, tray, studs: false);
        foreach (var (x, y, wide, deep) in (ReadOnlySpan<(int, int, int, int)>)[(2, 27, 20, 1), (2, 10, 1, 18), (21, 10, 1, 18), (8, 18, 1, 9), (15, 18, 1, 9)]) model.Put(x, y, 1, wide, deep, Brick, tray, studs: false);
        ReadOnlySpan<BrickColour> loose = [wall, White, plate, Dark];
        for (var at = 0; at < 18; at++) model.Put(3 + (at * 7 % 17), 19 + (at * 5 % 7), 1, 1 + (at % 2), 1, 1 + (at % 3), loose[at % 4]);
        model.Put(2, 2, 1 + Brick, 20, 16, 1, plate);
        model.Walls(5, 4, 2 + Brick, 11, 9, 1 + size, wall, White);
        model.Put(18, 5, 2 + Brick, 2, 4, Brick, wall);
        model.Put(18, 12, 2 + Brick, 2, 2, 1, White);
        return model;
    }

    /// <summary>Boxes of one size in a stack, each with its label.</summary>
    public static BrickModel Boxes(BrickColour a, BrickColour b, BrickColour c, int size)
    {
        var model = new BrickModel(26, 14, 60);
        ReadOnlySpan<BrickColour> colours = [a, b, c];
        for (var row = 0; row <= size; row++)
        {
            for (var at = 0; at < 3 - (row == size ? 1 : 0); at++)
            {
                var (colour, x, z) = (colours[(at + row) % 3], 1 + (at * 8) + (row == size ? 3 : 0), row * 12);
                model.Put(x, 3, z, 7, 8, 10, colour, studs: false);
                model.Put(x, 3, z + 10, 7, 8, 2, colour);
                model.Put(x + 2, 10, z + 3, 3, 1, 4, White, studs: false);
                model.Put(x + 3, 10, z + 4, 1, 1, 2, Dark, studs: false);
            }
        }

        return model;
    }

    /// <summary>A wall with a pointed arch, a band of tiles around it.</summary>
    public static BrickModel Arch(BrickColour wall, BrickColour tile, BrickColour door, int size)
    {
        var (wide, high) = (20 + (size * 2), 54 + (size * 4));
        var model = new BrickModel(wide, 10, high + 4);
        model.Put(0, 0, 0, wide, 10, 1, BrickColour.Of("d9c39a"));
        for (var course = 0; course < (high - 1) / Brick; course++)
        {
            for (var x = -(course % 2 * 2); x < wide; x += 4) model.Put(x, 3, 1 + (course * Brick), 4, 4, Brick, wall, studs: course == ((high - 1) / Brick) - 1);
        }

        var middle = wide / 2;
        foreach (var (margin, depth, colour) in (ReadOnlySpan<(int, int, BrickColour)>)[(2, 1, tile), (0, 2, door)])
        {
            for (var z = 1; z < 26 + ((6 + margin) * 3); z++)
            {
                var half = (z < 24 ? 6 : 6 - ((z - 24) / 3)) + margin;
                if (half <= 0) continue;
                model.Put(middle - half, 7 - depth, z, half * 2, depth, 1, colour, studs: false);
                if (margin == 0) model.Cut(middle - half, 6, z, half * 2, 1, 1);
            }
        }

        model.Put(middle - 1, 5, 1, 1, 1, 30, Dark, studs: false);
        for (var x = 1; x < wide; x += 2) model.Put(x, 6, high - 6, 1, 1, 3, tile, studs: false);
        return model;
    }

    /// <summary>Bricks of one shape in a row of tones from one colour to another, beside each other for comparing.</summary>
    public static BrickModel Swatches(BrickColour from, BrickColour to, BrickColour plate, int size)
    {
        var (rows, tones) = (1 + size, 7);
        var model = new BrickModel((tones * 3) + 1, (rows * 5) + 1, 12);
        model.Put(0, 0, 0, model.Width, model.Depth, 1, plate);
        for (var row = 0; row < rows; row++)
        {
            for (var tone = 0; tone < tones; tone++)
            {
                byte Mixed(byte one, byte other) => (byte)(one + ((other - one) * tone / (tones - 1)));
                var colour = new BrickColour(Mixed(from.Red, to.Red), Mixed(from.Green, to.Green), Mixed(from.Blue, to.Blue));
                model.Put(1 + (tone * 3), 1 + (row * 5), 1, 2, 4, row % 2 == 0 ? Brick : 1, colour);
            }
        }

        return model;
    }

    /// <summary>Bags that stand, each with raised dots that a finger reads.</summary>
    public static BrickModel Bags(BrickColour bag, BrickColour dot, BrickColour seal, int size)
    {
        var model = new BrickModel(26, 20, 60);
        model.Put(0, 0, 0, 26, 20, 1, BrickColour.Of("d9c39a"), studs: false);
        for (var nth = 0; nth <= size; nth++)
        {
            var (x, y) = (1 + (nth * 8), 3 + (nth * 5));
            model.Put(x, y, 1, 9, 3, 28, bag, studs: false);
            model.Put(x, y + 1, 29, 9, 1, 4, seal, studs: false);
            // One, two, three, in six dots each.
            foreach (var (column, row) in (ReadOnlySpan<(int, int)>)[(0, 2), (0, 1), (1, 2)])
            {
                if (column + (2 - row) > nth) continue;
                model.Put(x + 2 + (column * 3), y + 3, 6 + (row * 7), 2, 1, 4, dot, studs: false);
            }
        }

        return model;
    }
}
