using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Community.Ideas;

/// <summary>Where a page of a list ended: the stretch, the value it is ordered by, and the idea's id. Opaque to those who carry it.</summary>
internal sealed record IdeaPlaceInList(int Stretch, long Value, long Id)
{
    public string Write() => Base64Url.EncodeToString(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Stretch}.{Value}.{Id}")));

    /// <summary>Null for what nobody was given: the list then begins at its beginning.</summary>
    public static IdeaPlaceInList? Read(string? written)
    {
        if (written is not { Length: > 0 and < 80 } || !Base64Url.IsValid(written)) return null;
        var parts = Encoding.ASCII.GetString(Base64Url.DecodeFromChars(written)).Split('.');
        return parts.Length == 3
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var stretch)
            && long.TryParse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            && long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            && value >= 0 - long.MaxValue ? new IdeaPlaceInList(stretch, value, id) : null;
    }
}
