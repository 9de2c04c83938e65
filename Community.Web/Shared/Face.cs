namespace Community.Shared;

/// <summary>What stands for a member where no picture is: initials, and a hue that stays with them.</summary>
public static class Face
{
    public const int Hues = 12;

    public static int Hue(long memberId) => (int)(memberId % Hues);
}
