using static Community.Admin.BrickShapes;

namespace Community.Admin;

/// <summary>The kinds of models that the demo shows; the colours make each another.</summary>
internal static class BrickModels
{
    private static readonly BrickColour Glass = BrickColour.Of("a9d4e4");
    private static readonly BrickColour White = BrickColour.Of("f2efe8");
    private static readonly BrickColour Stone = BrickColour.Of("9a9a94");
    private static readonly BrickColour Dark = BrickColour.Of("3a3d42");
    private static readonly BrickColour Grass = BrickColour.Of("5f9a4b");
    private static readonly BrickColour Sand = BrickColour.Of("d9c39a");
    private static readonly BrickColour Water = BrickColour.Of("4a8fb5");

    /// <param name="kind">As the demo's file calls it.</param>
    /// <param name="a">Its main colour.</param>
    /// <param name="b">Its second.</param>
    /// <param name="c">What stands out.</param>
    /// <param name="size">1 to 3.</param>
    public static BrickModel Make(string kind, BrickColour a, BrickColour b, BrickColour c, int size) => kind switch
    {
        "house" => House(a, b, c, size),
        "street" => Street(a, b, c, size),
        "lighthouse" => Lighthouse(a, b, c, size),
        "castle" => Castle(a, b, c, size),
        "tram" => Tram(a, b, c, size),
        "truck" => Truck(a, b, c, size),
        "ship" => Ship(a, b, c, size),
        "rocket" => Rocket(a, b, c, size),
        "garden" => Garden(a, b, c, size),
        "bridge" => Bridge(a, b, c, size),
        "mosaic" => Mosaic(a, b, c, size),
        "robot" => Robot(a, b, c, size),
        "windmill" => Windmill(a, b, c, size),
        "drawers" => Drawers(a, b, c, size),
        "tray" => BrickIdeas.Tray(a, b, c, size),
        "boxes" => BrickIdeas.Boxes(a, b, c, size),
        "arch" => BrickIdeas.Arch(a, b, c, size),
        "swatches" => BrickIdeas.Swatches(a, b, c, size),
        "bags" => BrickIdeas.Bags(a, b, c, size),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such model."),
    };

    private static BrickModel House(BrickColour wall, BrickColour roof, BrickColour door, int size)
    {
        var (wide, deep, floors) = (12 + (size * 2), 10, size);
        var model = new BrickModel(wide + 8, deep + 8, 90);
        model.Ground(Grass);
        model.Put(4, deep + 3, 1, 3, 5, 1, Sand);
        model.Walls(3, 3, 1, wide, deep, floors * 4, wall);
        for (var floor = 0; floor < floors; floor++)
        {
            var z = 1 + Brick + (floor * 4 * Brick);
            for (var x = 6; x + 3 < wide + 3; x += 5) model.Window(x, deep + 2, z, 3, 2, White, Glass);
            for (var y = 5; y + 3 < deep + 3; y += 4) model.Window(wide + 2, y, z, 3, 2, White, Glass, front: false);
        }

        model.Put(4, deep + 2, 2, 2, 1, Brick * 3, door, studs: false);
        model.Roof(2, 2, 1 + (floors * 4 * Brick), wide + 2, deep + 2, roof, wall);
        model.Put(wide - 2, 5, 1 + (floors * 4 * Brick) + 4, 2, 2, 12, wall);
        model.Tree(wide + 6, deep + 5, 1, 3, BrickColour.Of("3f7d3a"));
        return model;
    }

    private static BrickModel Street(BrickColour a, BrickColour b, BrickColour c, int size)
    {
        var model = new BrickModel(10 + (size * 10), 20, 80);
        model.Ground(Stone);
        model.Put(0, 14, 1, model.Width, 6, 1, Dark, studs: false);
        for (var x = 2; x < model.Width; x += 6) model.Put(x, 16, 2, 3, 1, 1, White, studs: false);
        ReadOnlySpan<BrickColour> colours = [a, b, c];
        for (var at = 0; at <= size; at++)
        {
            var (wall, trim, floors, x) = (colours[at % 3], colours[(at + 1) % 3], 2 + ((at + size) % 2), 1 + (at * 9));
            model.Walls(x, 2, 1, 9, 10, floors * 4, wall);
            for (var floor = 1; floor < floors; floor++)
            {
                model.Window(x + 1, 11, 1 + Brick + (floor * 4 * Brick), 3, 2, White, Glass);
                model.Window(x + 5, 11, 1 + Brick + (floor * 4 * Brick), 3, 2, White, Glass);
            }

            model.Window(x + 4, 11, 1 + Brick, 4, 2, trim, Glass);
            model.Put(x + 1, 11, 2, 2, 1, Brick * 3, trim, studs: false);
            model.Put(x, 12, 1 + (Brick * 4), 9, 1, 1, trim);
            model.Put(x, 2, 1 + (floors * 4 * Brick), 9, 10, 2, trim);
            if (at % 2 == 0) model.Roof(x, 2, 3 + (floors * 4 * Brick), 9, 10, Dark, wall);
            else model.Put(x + 2, 5, 3 + (floors * 4 * Brick), 3, 3, 4, Stone);
        }

        return model;
    }

    private static BrickModel Lighthouse(BrickColour a, BrickColour b, BrickColour lamp, int size)
    {
        var model = new BrickModel(22, 22, 110);
        model.Ground(Water);
        model.Drum(11, 11, 8.5, 1, 2, Stone);
        model.Drum(11, 11, 7, 3, 2, Stone);
        var z = 5;
        for (var band = 0; band < 4 + size; band++, z += Brick * 2) model.Drum(11, 11, 4.9 - (band * 0.25), z, Brick * 2, band % 2 == 0 ? a : b);
        model.Drum(11, 11, 4.6, z, 1, Dark);
        model.Drum(11, 11, 2.6, z + 1, Brick * 2, lamp, studs: false);
        model.Drum(11, 11, 3.4, z + 1 + (Brick * 2), 2, a);
        model.Drum(11, 11, 1.6, z + 3 + (Brick * 2), 3, a);
        model.Put(10, 15, 5, 2, 1, Brick * 2, Dark, studs: false);
        return model;
    }

    private static BrickModel Castle(BrickColour wall, BrickColour roof, BrickColour flag, int size)
    {
        var span = 20 + (size * 3);
        var model = new BrickModel(span, span, 90);
        model.Ground(Grass);
        model.Walls(3, 3, 1, span - 6, span - 6, 5, wall, Stone);
        for (var at = 4; at < span - 4; at += 2)
        {
            model.Put(at, 3, 1 + (5 * Brick), 1, 1, 2, wall);
            model.Put(at, span - 4, 1 + (5 * Brick), 1, 1, 2, wall);
            model.Put(3, at, 1 + (5 * Brick), 1, 1, 2, wall);
            model.Put(span - 4, at, 1 + (5 * Brick), 1, 1, 2, wall);
        }

        foreach (var (x, y) in (ReadOnlySpan<(int, int)>)[(1, 1), (span - 7, 1), (1, span - 7), (span - 7, span - 7)])
        {
            model.Walls(x, y, 1, 6, 6, 8, Stone, wall);
            model.Spire(x, y, 1 + (8 * Brick), 6, 5, roof);
            model.Put(x + 2, y + 2, 16 + (8 * Brick), 1, 1, 6, Dark);
            model.Put(x + 3, y + 2, 19 + (8 * Brick), 2, 1, 3, flag, studs: false);
        }

        model.Walls((span / 2) - 5, (span / 2) - 5, 1, 9, 9, 9 + size, wall);
        model.Spire((span / 2) - 6, (span / 2) - 6, 1 + ((9 + size) * Brick), 11, 4, roof);
        model.Put((span / 2) - 2, span - 4, 1, 4, 1, Brick * 3, BrickColour.Of("6b4a2f"), studs: false);
        return model;
    }

    private static BrickModel Tram(BrickColour a, BrickColour b, BrickColour c, int size)
    {
        var length = 18 + (size * 6);
        var model = new BrickModel(length + 6, 14, 50);
        model.Ground(Stone);
        model.Put(0, 4, 1, model.Width, 1, 1, Dark, studs: false);
        model.Put(0, 9, 1, model.Width, 1, 1, Dark, studs: false);
        model.Put(3, 4, 3, length, 6, 2, Dark, studs: false);
        for (var x = 5; x < length; x += 7) model.Wheels(x, 4, 6);
        model.Walls(3, 4, 5, length, 6, 2, a);
        model.Put(3, 4, 11, length, 6, 1, c, studs: false);
        model.Walls(3, 4, 12, length, 6, 2, b);
        for (var x = 5; x + 3 < length + 3; x += 4) model.Window(x, 9, 12, 3, 2, b, Glass);
        model.Window(length + 2, 5, 12, 4, 2, b, Glass, front: false);
        model.Put(3, 4, 18, length, 6, 2, a);
        model.Put((length / 2) + 2, 6, 20, 3, 2, 3, Dark);
        model.Put((length / 2) + 3, 3, 24, 1, 8, 1, Dark, studs: false);
        model.Put((length / 2) + 3, 6, 22, 1, 1, 3, Dark, studs: false);
        return model;
    }

    private static BrickModel Truck(BrickColour cab, BrickColour load, BrickColour c, int size)
    {
        var length = 12 + (size * 4);
        var model = new BrickModel(length + 12, 14, 50);
        model.Ground(Dark, margin: 1);
        model.Put(2, 4, 4, length + 8, 7, 2, Stone, studs: false);
        foreach (var x in (ReadOnlySpan<int>)[3, 7, length + 4]) model.Wheels(x, 4, 7);
        model.Walls(2, 4, 6, length, 7, 3 + size, load, load, c);
        model.Put(2, 4, 6 + ((3 + size) * Brick), length, 7, 1, load);
        model.Put(length + 3, 4, 6, 7, 7, Brick * 2, cab);
        model.Put(length + 3, 4, 12, 5, 7, Brick * 2, cab);
        model.Window(length + 4, 10, 12, 3, 2, cab, Glass);
        model.Window(length + 7, 5, 12, 5, 2, cab, Glass, front: false);
        model.Put(length + 9, 4, 7, 1, 1, 1, c, studs: false);
        model.Put(length + 9, 10, 7, 1, 1, 1, c, studs: false);
        return model;
    }

    private static BrickModel Ship(BrickColour hull, BrickColour deck, BrickColour sail, int size)
    {
        var length = 20 + (size * 5);
        var model = new BrickModel(length + 6, 18, 90);
        model.Ground(Water);
        for (var layer = 0; layer < 4; layer++)
        {
            var (from, wide) = (6 - layer, length - 6 + (layer * 2));
            model.Put(from, 6 - (layer / 2), 1 + (layer * Brick), wide, 7 + (layer / 2 * 2), Brick, layer == 3 ? deck : hull);
        }

        model.Walls(3, 5, 13, length, 9, 1, hull);
        model.Walls(4, 6, 13, 6, 7, 3, deck, hull);
        model.Put(4, 6, 22, 6, 7, 1, deck);
        for (var mast = 0; mast < size; mast++)
        {
            var x = 13 + (mast * 7);
            model.Put(x, 9, 13, 1, 1, 46 - (mast * 4), BrickColour.Of("6b4a2f"));
            model.Put(x + 1, 4, 22, 1, 11, 12, sail, studs: false);
            model.Put(x + 1, 6, 36, 1, 7, 9 - mast, sail, studs: false);
        }

        return model;
    }

    private static BrickModel Rocket(BrickColour body, BrickColour nose, BrickColour fins, int size)
    {
        var model = new BrickModel(22, 22, 120);
        model.Ground(Stone);
        model.Drum(11, 11, 7, 1, 1, Dark);
        foreach (var (x, y, wide, deep) in (ReadOnlySpan<(int, int, int, int)>)[(3, 10, 4, 2), (15, 10, 4, 2), (10, 3, 2, 4), (10, 15, 2, 4)])
        {
            model.Put(x, y, 4, wide, deep, 6, fins);
            model.Put(x + (x < 6 ? 1 : 0), y + (y < 6 ? 1 : 0), 10, Math.Max(wide - 1, 2), Math.Max(deep - 1, 2), 6, fins);
        }

        var z = 4;
        for (var band = 0; band < 6 + size; band++, z += Brick * 2) model.Drum(11, 11, 4.5, z, Brick * 2, band % 3 == 2 ? fins : body);
        model.Put(9, 15, z - 14, 4, 1, 4, Glass, studs: false);
        for (var step = 0; step < 4; step++, z += Brick) model.Drum(11, 11, 4 - (step * 0.9), z, Brick, nose);
        return model;
    }

    private static BrickModel Garden(BrickColour tile, BrickColour bloom, BrickColour leaf, int size)
    {
        var span = 18 + (size * 4);
        var model = new BrickModel(span, span, 60);
        model.Ground(Grass);
        var middle = span / 2;
        model.Put(middle - 1, 1, 1, 3, span - 2, 1, tile, studs: false);
        model.Put(1, middle - 1, 1, span - 2, 3, 1, tile, studs: false);
        model.Walls(middle - 4, middle - 4, 1, 9, 9, 1, tile);
        model.Put(middle - 3, middle - 3, 1, 7, 7, 2, Water, studs: false);
        model.Put(middle, middle, 3, 1, 1, 7, White);
        foreach (var (x, y) in (ReadOnlySpan<(int, int)>)[(3, 3), (span - 4, 3), (3, span - 4), (span - 4, span - 4)]) model.Tree(x, y, 1, 2 + size, leaf);
        for (var at = 2; at < span - 2; at += 2)
        {
            if (Math.Abs(at - middle) < 3) continue;
            model.Put(at, middle - 3, 1, 1, 1, 2, bloom);
            model.Put(at, middle + 3, 1, 1, 1, 2, bloom);
            model.Put(middle + 3, at, 1, 1, 1, 2, bloom);
        }

        return model;
    }

    private static BrickModel Bridge(BrickColour a, BrickColour b, BrickColour c, int size)
    {
        var length = 28 + (size * 8);
        var model = new BrickModel(length, 16, 80);
        model.Ground(Water);
        foreach (var x in (ReadOnlySpan<int>)[length / 4, (length * 3 / 4) - 2])
        {
            model.Put(x, 4, 1, 3, 9, Brick * 4, Stone);
            foreach (var y in (ReadOnlySpan<int>)[4, 11])
            {
                for (var course = 0; course < 9 + size; course++) model.Put(x, y, 13 + (course * Brick), 2, 1, Brick, a);
            }

            model.Put(x, 4, 13 + ((6 + size) * Brick), 2, 8, Brick, a);
            for (var step = 1; step <= 7 + size; step++)
            {
                foreach (var y in (ReadOnlySpan<int>)[4, 11])
                {
                    model.Put(x - step, y, 16 + ((9 + size - step) * Brick) - Brick, 1, 1, 2, c, studs: false);
                    model.Put(x + 1 + step, y, 16 + ((9 + size - step) * Brick) - Brick, 1, 1, 2, c, studs: false);
                }
            }
        }

        model.Put(0, 5, 13, length, 6, 1, Dark, studs: false);
        model.Put(0, 4, 13, length, 1, 3, b, studs: false);
        model.Put(0, 11, 13, length, 1, 3, b, studs: false);
        for (var x = 1; x < length; x += 4) model.Put(x, 7, 14, 2, 1, 1, White, studs: false);
        return model;
    }

    private static BrickModel Mosaic(BrickColour a, BrickColour b, BrickColour c, int size)
    {
        var span = 20 + (size * 4);
        var model = new BrickModel(span, 6, span * 3);
        model.Put(0, 0, 0, span, 6, 2, Dark, studs: false);
        ReadOnlySpan<BrickColour> colours = [a, b, c, White];
        for (var x = 0; x < span; x++)
        {
            for (var row = 0; row < span; row++)
            {
                // A tile pattern of eight-pointed stars, mirrored about both axes.
                var (u, v) = (Math.Abs((x % 12) - 6), Math.Abs((row % 12) - 6));
                var at = Math.Max(u, v) <= 1 ? 2 : u + v == 6 || Math.Max(u, v) == 5 ? 0 : u + v < 5 ? 1 : 3;
                model.Put(x, 2, 2 + (row * 2), 1, 2, 2, colours[at], studs: row == span - 1);
            }
        }

        return model;
    }

    private static BrickModel Robot(BrickColour body, BrickColour joints, BrickColour eyes, int size)
    {
        var model = new BrickModel(22, 16, 90);
        model.Ground(Stone, margin: 1);
        foreach (var x in (ReadOnlySpan<int>)[6, 12])
        {
            model.Put(x, 6, 1, 4, 6, Brick, joints);
            for (var course = 1; course < 4 + size; course++) model.Put(x + 1, 7, 1 + (course * Brick), 3, 3, Brick, course % 2 == 0 ? joints : body);
        }

        var hip = 1 + ((4 + size) * Brick);
        model.Walls(6, 6, hip, 10, 6, 5, body);
        model.Put(6, 6, hip + (5 * Brick), 10, 6, 1, body);
        model.Put(8, 11, hip + 4, 6, 1, 7, joints, studs: false);
        model.Put(9, 11, hip + 6, 2, 1, 2, eyes, studs: false);
        model.Put(12, 11, hip + 6, 1, 1, 2, White, studs: false);
        foreach (var x in (ReadOnlySpan<int>)[3, 17])
        {
            model.Put(x, 7, hip + 3, 2, 3, 11, body);
            model.Put(x, 7, hip, 2, 3, Brick, joints);
        }

        var neck = hip + 1 + (5 * Brick);
        model.Put(10, 8, neck, 2, 2, 2, joints);
        model.Put(8, 6, neck + 2, 6, 6, Brick * 3, body);
        model.Put(9, 11, neck + 6, 1, 1, 2, eyes, studs: false);
        model.Put(12, 11, neck + 6, 1, 1, 2, eyes, studs: false);
        model.Put(11, 8, neck + 11, 1, 1, 5, joints);
        return model;
    }

    private static BrickModel Windmill(BrickColour a, BrickColour roof, BrickColour sails, int size)
    {
        var model = new BrickModel(26, 24, 100);
        model.Ground(Grass);
        var z = 1;
        for (var band = 0; band < 5 + size; band++, z += Brick * 2) model.Drum(13, 11, 6.2 - (band * 0.4), z, Brick * 2, band % 2 == 0 ? a : White);
        model.Drum(13, 11, 4.2, z, 3, roof);
        model.Drum(13, 11, 2.8, z + 3, 3, roof);
        model.Put(12, 16, 1, 2, 2, Brick * 3, BrickColour.Of("6b4a2f"), studs: false);
        var hub = z - 2;
        for (var step = 1; step <= 9; step++)
        {
            model.Put(13 + step, 17, hub + (step * 2), 1, 1, 3, sails, studs: false);
            model.Put(13 - step, 17, hub - (step * 2), 1, 1, 3, sails, studs: false);
            model.Put(13 - step, 17, hub + (step * 2), 1, 1, 3, sails, studs: false);
            model.Put(13 + step, 17, hub - (step * 2), 1, 1, 3, sails, studs: false);
        }

        model.Put(12, 15, hub, 2, 3, 3, Dark, studs: false);
        for (var x = 2; x < 24; x += 3) model.Put(x, 21, 1, 1, 1, 2, sails);
        return model;
    }

    private static BrickModel Drawers(BrickColour frame, BrickColour front, BrickColour loose, int size)
    {
        var model = new BrickModel(24, 18, 70);
        model.Ground(Sand, margin: 1);
        var rows = 2 + size;
        for (var row = 0; row < rows; row++)
        {
            var z = 1 + (row * 9);
            model.Put(3, 3, z, 16, 10, 9, frame, studs: row == rows - 1);
            model.Put(4, 12, z + 1, 6, row == 1 ? 4 : 1, 7, front, studs: false);
            model.Put(12, 12, z + 1, 6, row == 0 ? 5 : 1, 7, front, studs: false);
            model.Put(6, row == 1 ? 16 : 13, z + 4, 2, 1, 1, Dark, studs: false);
            model.Put(14, row == 0 ? 17 : 13, z + 4, 2, 1, 1, Dark, studs: false);
        }

        model.Cut(5, 13, 1 + 9 + 3, 4, 2, 5);
        model.Put(5, 13, 1 + 9 + 3, 2, 2, 2, loose);
        model.Put(20, 14, 1, 2, 2, Brick, loose);
        model.Put(21, 9, 1, 1, 2, Brick, front);
        return model;
    }
}
