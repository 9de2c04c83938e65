using Community.Groups;
using Community.Pictures;

namespace Community.Builds;

/// <summary>Whether everybody may see a build, told to its pictures and to those under it in the same save.</summary>
internal static class BuildOpening
{
    /// <summary>How its group shows itself is read with the group's row held: whoever changes that holds it too, and opens or closes what is in it.</summary>
    public static async Task OpenOrCloseAsync(this CommunityDb db, Build build, CancellationToken stop)
    {
        if (build.GroupId is { } group) await db.LockAsync<Group>(group, stop);
        await db.OpenOrCloseAsync(db.PicturesOfBuild(build.Id), stop);
    }

    /// <summary>A group shows itself to others than before; its row is held.</summary>
    public static Task OpenOrCloseBuildsAsync(this CommunityDb db, Group group, CancellationToken stop) =>
        db.OpenOrCloseAsync(db.PicturesOfBuilds(db.Builds.Where(build => build.GroupId == group.Id)), stop);
}
