using Community.Groups;

namespace Community.Admin;

/// <summary>Who likes a demo build, and when: as many as it says, most of them soon; of a group that shows itself to members only, its own.</summary>
internal sealed class DemoLikes(DemoFiles files)
{
    public IEnumerable<(string Who, double MinutesAgo)> Of(DemoBuild build)
    {
        var dice = new Random(build.Key.Aggregate(23, (seed, letter) => unchecked((seed * 31) + letter)));
        var closed = files.Groups.Exists(group => group.Slug == build.Group && group.Visibility == GroupVisibility.MembersOnly);
        var free = files.Members.Where(member => member.Handle != build.Author && member.JoinedMinutesAgo > build.MinutesAgo && (!closed || member.AllGroups.Contains(build.Group)));
        return free.OrderBy(_ => dice.Next()).Take(build.Likes).ToList().Select(member => (member.Handle, build.MinutesAgo * (1 - Math.Pow(dice.NextDouble(), 1.8))));
    }
}
