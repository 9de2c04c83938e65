using System.Runtime.InteropServices;

namespace Community.Admin;

/// <summary>Which way a model is turned before the camera, in quarters.</summary>
internal enum BrickTurn
{
    None,
    Quarter,
    Half,
    ThreeQuarters,
}

/// <summary>A colour of plastic, each part 0 to 255.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct BrickColour(byte Red, byte Green, byte Blue)
{
    public static BrickColour Of(string hex) => new(Convert.ToByte(hex[..2], 16), Convert.ToByte(hex[2..4], 16), Convert.ToByte(hex[4..6], 16));
}

/// <summary>
/// A model of bricks in a grid of cells, a stud wide and deep and a plate high. Each cell knows its brick, so that the seams between bricks can be drawn.
/// </summary>
/// <param name="width">In studs.</param>
/// <param name="depth">In studs.</param>
/// <param name="height">In plates.</param>
internal sealed class BrickModel(int width, int depth, int height)
{
    private readonly int[] bricks = new int[width * depth * height];
    private readonly List<(BrickColour Colour, bool Studs)> kinds = [default];

    public int Width { get; } = width;

    public int Depth { get; } = depth;

    public int Height { get; } = height;

    /// <summary>How many bricks were put; what was built over counts as well, as it does on a table.</summary>
    public int Count => kinds.Count - 1;

    /// <summary>The brick of a cell; 0 where there is none, and beyond the edges.</summary>
    public int this[int x, int y, int z] => x < 0 || y < 0 || z < 0 || x >= Width || y >= Depth || z >= Height ? 0 : bricks[At(x, y, z)];

    public (BrickColour Colour, bool Studs) KindOf(int brick) => kinds[brick];

    /// <summary>One brick; what of it lies outside the grid is cut off.</summary>
    public void Put(int x, int y, int z, int wide, int deep, int high, BrickColour colour, bool studs = true)
    {
        kinds.Add((colour, studs));
        for (var i = Math.Max(x, 0); i < Math.Min(x + wide, Width); i++)
        {
            for (var j = Math.Max(y, 0); j < Math.Min(y + deep, Depth); j++)
            {
                for (var k = Math.Max(z, 0); k < Math.Min(z + high, Height); k++) bricks[At(i, j, k)] = kinds.Count - 1;
            }
        }
    }

    /// <summary>Cells that are empty again: a door, a window.</summary>
    public void Cut(int x, int y, int z, int wide, int deep, int high)
    {
        for (var i = x; i < x + wide; i++)
        {
            for (var j = y; j < y + deep; j++)
            {
                for (var k = z; k < z + high; k++)
                {
                    if (this[i, j, k] != 0) bricks[At(i, j, k)] = 0;
                }
            }
        }
    }

    /// <summary>The same model seen from another side.</summary>
    public BrickModel Turned(BrickTurn turn)
    {
        if (turn == BrickTurn.None) return this;
        var sideways = turn is BrickTurn.Quarter or BrickTurn.ThreeQuarters;
        var turned = new BrickModel(sideways ? Depth : Width, sideways ? Width : Depth, Height);
        turned.kinds.Clear();
        turned.kinds.AddRange(kinds);
        for (var x = 0; x < Width; x++)
        {
            for (var y = 0; y < Depth; y++)
            {
                var (i, j) = turn switch
                {
                    BrickTurn.Quarter => (Depth - 1 - y, x),
                    BrickTurn.Half => (Width - 1 - x, Depth - 1 - y),
                    _ => (y, Width - 1 - x),
                };
                for (var z = 0; z < Height; z++) turned.bricks[turned.At(i, j, z)] = bricks[At(x, y, z)];
            }
        }

        return turned;
    }

    private int At(int x, int y, int z) => (((z * Depth) + y) * Width) + x;
}
