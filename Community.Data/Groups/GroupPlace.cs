using System.Globalization;

namespace Community.Groups;

/// <summary>Where a list of groups was left: after the group of this many members and this id.</summary>
public sealed record GroupPlace(long Members, long Id)
{
    public static GroupPlace? Parse(string? after)
    {
        var parts = (after ?? "").Split('-');
        return parts.Length == 2
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var members)
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? new(members, id) : null;
    }

    public bool IsBefore(GroupDot dot) => dot.Members < Members || (dot.Members == Members && dot.Id > Id);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Members}-{Id}");
}
