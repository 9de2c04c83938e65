using Community.Groups;

namespace Community.Admin;

/// <summary>The members of a large community and where they belong: told by number, so that none need be kept.</summary>
/// <remarks>Members follow each other by home group, the largest group first; the last of them have none.</remarks>
internal sealed class Crowd
{
    /// <summary>Of a hundred members, how many have a home group.</summary>
    private const int WithHome = 97;

    private readonly int[] ends;
    private readonly long firstMember;

    public Crowd(int members, IReadOnlyList<Group> groups, long firstMember)
    {
        (Members, Groups, this.firstMember) = (members, groups, firstMember);
        var sizes = LongTail.Of((long)members * WithHome / 100, groups.Count, 1.25, members / 10);
        ends = [.. sizes.Select((_, place) => sizes.Take(place + 1).Sum())];
        foreach (var (group, size) in groups.Zip(sizes)) group.MemberCount = size;
    }

    public int Members { get; }

    public IReadOnlyList<Group> Groups { get; }

    public long IdOf(int number) => firstMember + number;

    public Group? HomeOf(int number)
    {
        var place = Array.BinarySearch(ends, number + 1);
        place = place < 0 ? ~place : FirstOf(place);
        return place < Groups.Count ? Groups[place] : null;
    }

    /// <summary>The numbers of those whose home it is.</summary>
    public (int First, int Count) MembersOf(int group) => (group == 0 ? 0 : ends[group - 1], (int)Groups[group].MemberCount);

    // Groups without anybody end where the one before them ends.
    private int FirstOf(int place)
    {
        while (place > 0 && ends[place - 1] == ends[place]) place--;
        return place;
    }
}
