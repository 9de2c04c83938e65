using Community.Groups;
using Community.Pictures;

namespace Community.Builds;

/// <summary>Whether everybody may see a build, told to its pictures in the same save; whatever may change it ends by calling here.</summary>
internal static class BuildOpening
{
    /// <summary>As the build now is, whether it is kept so already or about to be.</summary>
    public static async Task OpenOrCloseAsync(this CommunityDb db, Build build, CancellationToken stop) =>
        await db.OpenPicturesAsync(build.Id, await db.IsOpenToAllAsync(build, stop), stop);

    /// <summary>Read with the group's row held: whoever changes how a group shows itself holds it too, and opens or closes what is in it.</summary>
    public static async Task<bool> IsOpenToAllAsync(this CommunityDb db, Build build, CancellationToken stop)
    {
        if (build.GroupId is not { } group) return build.IsOpenToAll(shown: null);
        await db.LockAsync<Group>(group, stop);
        return build.IsOpenToAll(await db.Groups.Where(row => row.Id == group).Select(row => (GroupVisibility?)row.Visibility).FirstOrDefaultAsync(stop));
    }

    /// <summary>A group shows itself to others than before; its row is held.</summary>
    public static async Task OpenOrCloseBuildsAsync(this CommunityDb db, Group group, CancellationToken stop)
    {
        var builds = await db.Builds.Listed().Where(build => build.GroupId == group.Id).OrderBy(build => build.Id).AsNoTracking().ToListAsync(stop);
        foreach (var build in builds) await db.OpenPicturesAsync(build.Id, build.IsOpenToAll(group.Visibility), stop);
    }

    /// <summary>A picture that leaves its build is nobody's to see until it is swept.</summary>
    public static async Task ClosePictureAsync(this CommunityDb db, long pictureId, CancellationToken stop)
    {
        foreach (var picture in await db.Pictures.Where(row => row.Id == pictureId && row.OpenSince != null).ToListAsync(stop)) db.Turn(picture);
    }

    private static async Task OpenPicturesAsync(this CommunityDb db, long buildId, bool open, CancellationToken stop)
    {
        var own = db.BuildPictures.Where(row => row.BuildId == buildId).Select(row => row.PictureId);
        foreach (var picture in await db.Pictures.Where(row => own.Contains(row.Id) && row.OpenSince == null == open).ToListAsync(stop)) db.Turn(picture);
    }

    /// <summary>Another name with every turn, so that no cache goes on showing what was taken back.</summary>
    private static void Turn(this CommunityDb db, Picture picture) =>
        (picture.Name, picture.OpenSince) = (Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16)), picture.OpenSince is null ? db.Now : null);
}
