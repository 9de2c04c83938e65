namespace Community.Admin;

/// <summary>Members of the demo as little figures of bricks, from the shoulders up; the same handle is always the same figure.</summary>
internal static class BrickFaces
{
    /// <summary>The side of a portrait, in pixels.</summary>
    public const int Side = 320;

    /// <summary>How near one comes to the head.</summary>
    private const double Near = 1.45;

    private static readonly string[] Skins = ["f2cd37", "f2cd37", "f6d7b3", "e0b088", "b97d4f", "8a5a3b", "5f3f2b"];
    private static readonly string[] Hairs = ["2c2622", "4a3222", "6b4a2f", "a8642f", "d6b25e", "8c8f94", "e4e1da", "7a2f25"];
    private static readonly string[] Shirts = ["c4432b", "2f6f8f", "e0a030", "5f9a4b", "6c4f91", "3a3d42", "d98aa0", "2a8f88"];
    private static readonly string[] Walls = ["cfe3ea", "f3dcc4", "dfe8cf", "e7dcef", "f0e3b8", "d9dde3", "f2d3cf"];

    private static readonly BrickColour Dark = BrickColour.Of("26262b");

    public static byte[] Draw(string handle)
    {
        var dice = new Random(handle.Aggregate(17, (seed, letter) => unchecked((seed * 31) + letter)));
        return BrickPhoto.Take(Make(dice), BrickTurn.None, BrickColour.Of(Of(dice, Walls)), Near, (Side, Side));
    }

    private static BrickModel Make(Random dice)
    {
        var (skin, hair, shirt, accent) = (BrickColour.Of(Of(dice, Skins)), BrickColour.Of(Of(dice, Hairs)), BrickColour.Of(Of(dice, Shirts)), BrickColour.Of(Of(dice, Shirts)));
        var model = new BrickModel(14, 12, 44);
        model.Put(2, 4, 0, 10, 6, 8, shirt, studs: false);
        model.Put(1, 5, 0, 1, 4, 7, shirt, studs: false);
        model.Put(12, 5, 0, 1, 4, 7, shirt, studs: false);
        model.Put(6, 9, 0, 2, 1, 8, accent, studs: false);
        model.Put(5, 5, 8, 4, 4, 2, skin, studs: false);
        model.Put(3, 2, 10, 8, 8, 18, skin, studs: true);
        Look(model, dice);
        Wear(model, dice.Next(8), hair, accent);
        return model;
    }

    /// <summary>Eyes and a mouth on the side that looks at us.</summary>
    private static void Look(BrickModel model, Random dice)
    {
        foreach (var x in (ReadOnlySpan<int>)[5, 8]) model.Put(x, 9, 19, 1, 1, 4, Dark, studs: false);
        model.Put(5, 9, 13, 4, 1, 1, Dark, studs: false);
        var smile = dice.Next(3);
        if (smile > 0) foreach (var x in (ReadOnlySpan<int>)[4, 9]) model.Put(x, 9, 14, 1, 1, 1, Dark, studs: false);
        if (smile > 1) model.Put(5, 9, 12, 4, 1, 2, BrickColour.Of("f2efe8"), studs: false);
        if (dice.Next(4) > 0) return;
        // Glasses: two rims and the bridge between them.
        model.Put(5, 9, 21, 3, 1, 1, Dark, studs: false);
        foreach (var x in (ReadOnlySpan<int>)[3, 8])
        {
            model.Put(x, 9, 18, 3, 1, 6, Dark, studs: false);
            model.Put(x + 1, 9, 19, 1, 1, 4, BrickColour.Of("a9d4e4"), studs: false);
        }
    }

    /// <summary>What is on the head: hair short, long, bobbed, tied or curled, a cap, a scarf, or a beard and nothing else.</summary>
    private static void Wear(BrickModel model, int what, BrickColour hair, BrickColour cloth)
    {
        if (what == 7)
        {
            model.Put(3, 9, 10, 8, 1, 2, hair, studs: false);
            foreach (var x in (ReadOnlySpan<int>)[3, 10]) model.Put(x, 8, 10, 1, 2, 7, hair, studs: false);
            model.Put(10, 5, 10, 1, 4, 6, hair, studs: false);
            return;
        }

        var over = what is 5 or 6 ? cloth : hair;
        model.Put(3, 2, 28, 8, 8, 3, over);
        model.Put(3, 2, what is 1 or 6 ? 8 : 18, 8, 3, what is 1 or 6 ? 20 : 10, over, studs: false);
        model.Put(10, 2, 24, 1, 8, 4, over, studs: false);
        model.Put(3, 9, 26, 8, 1, 2, over, studs: false);
        if (what == 1) model.Put(10, 2, 8, 1, 5, 20, hair, studs: false);
        if (what is 2 or 6) foreach (var x in (ReadOnlySpan<int>)[3, 10]) model.Put(x, 4, what == 6 ? 9 : 14, 1, 6, what == 6 ? 19 : 14, over, studs: false);
        if (what == 2) model.Put(3, 9, 25, 5, 1, 3, hair, studs: false);
        if (what == 3) model.Put(5, 4, 31, 4, 4, 5, hair);
        if (what == 4) for (var at = 0; at < 9; at++) model.Put(3 + (at * 3 % 8), 2 + (at * 5 % 8), 31, 2, 2, 1 + (at % 3), hair);
        if (what == 5) model.Put(3, 10, 27, 8, 2, 1, cloth, studs: false);
        if (what == 6) model.Put(3, 9, 9, 8, 1, 2, cloth, studs: false);
    }

    private static string Of(Random dice, string[] choices) => choices[dice.Next(choices.Length)];
}
