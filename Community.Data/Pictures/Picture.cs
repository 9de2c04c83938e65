using System.Security.Cryptography;

namespace Community.Pictures;

/// <summary>A picture as the portal keeps it: upright, without metadata, in the sizes in which it is shown. What was sent is not kept.</summary>
public sealed class Picture
{
    public const int LongestAlt = 300;

    /// <summary>Loose ones of one member at the same time.</summary>
    public const int LooseAtOnce = 60;

    public long Id { get; set; }

    public long OwnerId { get; set; }

    /// <summary>Under which its files lie; told to nobody, and the same for ever.</summary>
    public required string Key { get; set; }

    /// <summary>In its address, and not to be guessed. Given anew whenever it opens or closes, so that no cache goes on showing what was taken back.</summary>
    public required string Name { get; set; }

    /// <summary>Everybody may see it and keep it; null while a rights check stands before it.</summary>
    public DateTime? OpenSince { get; set; }

    /// <summary>It is in nothing: just sent, or taken out of what it was in. Its owner's alone, and swept when that is a day ago.</summary>
    public DateTime? LooseSince { get; set; }

    /// <summary>Upright, in pixels, as it was sent.</summary>
    public int Width { get; set; }

    public int Height { get; set; }

    public bool Animated { get; set; }

    /// <summary>The dominant colour, as six hexadecimal digits.</summary>
    public required string Colour { get; set; }

    /// <summary>A tiny blurred WebP in base 64, shown until the picture is there.</summary>
    public required string Placeholder { get; set; }

    /// <summary>What it shows, in words, for who does not see it.</summary>
    public string Alt { get; set; } = "";

    public DateTime MadeAt { get; set; }

    public List<PictureSize> Sizes { get; set; } = [];

    /// <summary>128 bits: nobody guesses it.</summary>
    public static string NewName() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>Opens or closes, and is at another address from now on, so that no cache goes on showing what was taken back.</summary>
    public void Turn(DateTime now) => (Name, OpenSince) = (NewName(), OpenSince is null ? now : null);
}

/// <summary>One of the sizes in which a picture lies ready; never larger than what was sent.</summary>
public sealed class PictureSize
{
    public long PictureId { get; set; }

    public int Width { get; set; }

    public int Height { get; set; }

    public long Bytes { get; set; }
}
