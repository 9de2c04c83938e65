namespace Community.Admin;

/// <summary>
/// Draws a model of bricks as it stands on a table: isometric, light from the left, seams and studs, a shadow. Nearer cells are painted over farther ones.
/// </summary>
internal sealed class BrickPainter(int width, int height)
{
    // Drawn twice as large and averaged, so that slanted edges are smooth.
    private const int Fine = 2;

    private readonly int wide = width * Fine;
    private readonly int high = height * Fine;
    private readonly uint[] ink = new uint[width * height * Fine * Fine];
    private readonly bool[] dimmed = new bool[width * height * Fine * Fine];
    private double stud;
    private double plate;
    private double left;
    private double top;

    /// <summary>The picture, three bytes a pixel, row by row.</summary>
    /// <param name="model">Already turned.</param>
    /// <param name="backdrop">The wall behind it.</param>
    /// <param name="near">1 shows all of it; more comes nearer to its middle.</param>
    public byte[] Paint(BrickModel model, BrickColour backdrop, double near)
    {
        Place(model, near);
        Wall(backdrop);
        Shadow(model);
        for (var z = 0; z < model.Height; z++)
        {
            for (var y = 0; y < model.Depth; y++)
            {
                for (var x = 0; x < model.Width; x++) Cell(model, x, y, z);
            }
        }

        return Averaged();
    }

    /// <summary>So large that all of it fits, with air around.</summary>
    private void Place(BrickModel model, double near)
    {
        var tall = Tallest(model);
        var across = (model.Width + model.Depth) * Math.Cos(Math.PI / 6);
        var upright = ((model.Width + model.Depth) * 0.5) + (tall * 0.4);
        stud = Math.Min(wide * 0.84 / across, high * 0.84 / upright) * near;
        plate = stud * 0.4;
        left = (wide / 2.0) - ((model.Width - model.Depth) * Math.Cos(Math.PI / 6) * stud / 2);
        top = (high / 2.0) - (((model.Width + model.Depth) * 0.5 * stud) - (tall * plate)) / 2;
    }

    private static int Tallest(BrickModel model)
    {
        for (var z = model.Height - 1; z > 0; z--)
        {
            for (var y = 0; y < model.Depth; y++)
            {
                for (var x = 0; x < model.Width; x++)
                {
                    if (model[x, y, z] != 0) return z + 1;
                }
            }
        }

        return 1;
    }

    private (double X, double Y) At(double x, double y, double z) => (left + ((x - y) * Math.Cos(Math.PI / 6) * stud), top + ((x + y) * 0.5 * stud) - (z * plate));

    /// <summary>A wall that gets lighter upwards, and a table without an edge before it.</summary>
    private void Wall(BrickColour colour)
    {
        for (var row = 0; row < high; row++) ink.AsSpan(row * wide, wide).Fill(Lit(colour, 1.10 - (0.24 * row / high)));
    }

    /// <summary>What stands on the table darkens it to the right, the farther the higher it is.</summary>
    private void Shadow(BrickModel model)
    {
        for (var x = 0; x < model.Width; x++)
        {
            for (var y = 0; y < model.Depth; y++)
            {
                var tall = 0;
                for (var z = 0; z < model.Height; z++)
                {
                    if (model[x, y, z] != 0) tall = z + 1;
                }

                if (tall > 0) Dim(At(x, y, 0), At(x + 1 + (tall * 0.22), y - (tall * 0.05), 0), At(x + 1 + (tall * 0.22), y + 1 - (tall * 0.05), 0), At(x, y + 1, 0));
            }
        }
    }

    private void Dim(params ReadOnlySpan<(double X, double Y)> corners)
    {
        foreach (var (row, from, to) in Rows(corners))
        {
            for (var column = from; column <= to; column++)
            {
                var at = (row * wide) + column;
                // Shadows that overlap are one.
                if (dimmed[at]) continue;
                dimmed[at] = true;
                ink[at] = Lit(new BrickColour((byte)(ink[at] >> 16), (byte)(ink[at] >> 8), (byte)ink[at]), 0.78);
            }
        }
    }

    private void Cell(BrickModel model, int x, int y, int z)
    {
        var brick = model[x, y, z];
        if (brick == 0) return;
        var (colour, studs) = model.KindOf(brick);
        // No two bricks of one colour come out of the box quite alike.
        var tint = 0.97 + (brick * 7919 % 13 * 0.005);
        if (model[x, y + 1, z] == 0)
        {
            Fill(colour, 0.86 * tint, At(x, y + 1, z), At(x + 1, y + 1, z), At(x + 1, y + 1, z + 1), At(x, y + 1, z + 1));
            Seams(model, brick, colour, 0.66 * tint, (x - 1, y, z, At(x, y + 1, z), At(x, y + 1, z + 1)), (x, y, z - 1, At(x, y + 1, z), At(x + 1, y + 1, z)));
        }

        if (model[x + 1, y, z] == 0)
        {
            Fill(colour, 0.66 * tint, At(x + 1, y, z), At(x + 1, y + 1, z), At(x + 1, y + 1, z + 1), At(x + 1, y, z + 1));
            Seams(model, brick, colour, 0.48 * tint, (x, y + 1, z, At(x + 1, y + 1, z), At(x + 1, y + 1, z + 1)), (x, y, z - 1, At(x + 1, y, z), At(x + 1, y + 1, z)));
        }

        if (model[x, y, z + 1] != 0) return;
        Fill(colour, 1.06 * tint, At(x, y, z + 1), At(x + 1, y, z + 1), At(x + 1, y + 1, z + 1), At(x, y + 1, z + 1));
        Seams(model, brick, colour, 0.88 * tint, (x - 1, y, z, At(x, y, z + 1), At(x, y + 1, z + 1)), (x, y - 1, z, At(x, y, z + 1), At(x + 1, y, z + 1)));
        if (studs) Stud(colour, tint, x, y, z + 1);
    }

    /// <summary>A line where the neighbour is another brick.</summary>
    private void Seams(BrickModel model, int brick, BrickColour colour, double light, params ReadOnlySpan<(int X, int Y, int Z, (double X, double Y) From, (double X, double Y) To)> edges)
    {
        foreach (var edge in edges)
        {
            if (model[edge.X, edge.Y, edge.Z] == brick) continue;
            var line = Lit(colour, light);
            var steps = (int)(Math.Abs(edge.To.X - edge.From.X) + Math.Abs(edge.To.Y - edge.From.Y)) + 1;
            for (var step = 0; step <= steps; step++)
            {
                var (column, row) = ((int)(edge.From.X + ((edge.To.X - edge.From.X) * step / steps)), (int)(edge.From.Y + ((edge.To.Y - edge.From.Y) * step / steps)));
                Dot(column, row, line);
                Dot(column, row + 1, line);
            }
        }
    }

    /// <summary>A short cylinder: its wall, then its lid.</summary>
    private void Stud(BrickColour colour, double tint, int x, int y, int z)
    {
        var (middle, foot) = At(x + 0.5, y + 0.5, z);
        var (across, upright, tall) = (stud * 0.31, stud * 0.31 * 0.58, plate * 0.5);
        var (rim, lid, bright, dull) = (Lit(colour, 1.16 * tint), Lit(colour, 1.09 * tint), Lit(colour, 0.96 * tint), Lit(colour, 0.74 * tint));
        for (var row = -upright - tall; row <= upright; row++)
        {
            for (var column = -across; column <= across; column++)
            {
                var onLid = Round(column / across, (row + tall) / upright);
                if (onLid <= 1) Dot((int)(middle + column), (int)(foot + row), onLid > 0.72 ? rim : lid);
                else if (row > -tall && (Round(column / across, row / upright) <= 1 || row < 0)) Dot((int)(middle + column), (int)(foot + row), column < 0 ? bright : dull);
            }
        }
    }

    private static double Round(double x, double y) => (x * x) + (y * y);

    private void Fill(BrickColour colour, double light, params ReadOnlySpan<(double X, double Y)> corners)
    {
        var plastic = Lit(colour, light);
        foreach (var (row, from, to) in Rows(corners)) ink.AsSpan((row * wide) + from, Math.Max(to - from + 1, 0)).Fill(plastic);
    }

    /// <summary>The stretches of pixels within a convex shape, row by row.</summary>
    private List<(int Row, int From, int To)> Rows(ReadOnlySpan<(double X, double Y)> corners)
    {
        var (first, last) = (double.MaxValue, double.MinValue);
        foreach (var (_, y) in corners) (first, last) = (Math.Min(first, y), Math.Max(last, y));
        var rows = new List<(int Row, int From, int To)>();
        for (var row = Math.Max((int)Math.Floor(first), 0); row <= Math.Min((int)Math.Ceiling(last), high - 1); row++)
        {
            var (from, to) = (double.MaxValue, double.MinValue);
            for (var at = 0; at < corners.Length; at++)
            {
                var (a, b) = (corners[at], corners[(at + 1) % corners.Length]);
                var y = Math.Clamp(row + 0.5, first, last);
                if (y < Math.Min(a.Y, b.Y) || y > Math.Max(a.Y, b.Y)) continue;
                var x = Math.Abs(b.Y - a.Y) < 0.001 ? a.X : a.X + ((b.X - a.X) * (y - a.Y) / (b.Y - a.Y));
                (from, to) = (Math.Min(from, x), Math.Max(to, x));
            }

            if (to >= 0 && from < wide) rows.Add((row, Math.Max((int)from, 0), Math.Min((int)to, wide - 1)));
        }

        return rows;
    }

    private void Dot(int column, int row, uint plastic)
    {
        if (column >= 0 && row >= 0 && column < wide && row < high) ink[(row * wide) + column] = plastic;
    }

    private static uint Lit(BrickColour colour, double light) => ((uint)Lit(colour.Red, light) << 16) | ((uint)Lit(colour.Green, light) << 8) | Lit(colour.Blue, light);

    private static byte Lit(byte part, double light) => (byte)Math.Clamp(light <= 1 ? part * light : part + ((255 - part) * (light - 1) * 1.6), 0, 255);

    private byte[] Averaged()
    {
        var picture = new byte[width * height * 3];
        for (var row = 0; row < height; row++)
        {
            for (var column = 0; column < width; column++)
            {
                var at = (row * Fine * wide) + (column * Fine);
                var (a, b, c, d) = (ink[at], ink[at + 1], ink[at + wide], ink[at + wide + 1]);
                var to = ((row * width) + column) * 3;
                picture[to] = (byte)(((a >> 16) + (b >> 16) + (c >> 16) + (d >> 16)) / 4);
                picture[to + 1] = (byte)((((a >> 8) & 255) + ((b >> 8) & 255) + ((c >> 8) & 255) + ((d >> 8) & 255)) / 4);
                picture[to + 2] = (byte)(((a & 255) + (b & 255) + (c & 255) + (d & 255)) / 4);
            }
        }

        return picture;
    }
}
