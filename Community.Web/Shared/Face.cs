using System.Globalization;

namespace Community.Shared;

/// <summary>What stands for a member where no picture is: two letters, and a hue that stays with them.</summary>
public static class Face
{
    public const int Hues = 12;

    public static int Hue(long memberId) => (int)(memberId % Hues);

    public static string Initials(string name)
    {
        var parts = name.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return string.Concat(parts.Take(2).Select(FirstLetter));
    }

    // A letter may be several characters: an emoji, or a mark on its base.
    private static string FirstLetter(string part) => StringInfo.GetNextTextElement(part);
}
