using Community.Builds;
using Community.Groups;
using Community.Ideas;
using Community.Notifications;
using Community.Threads;

namespace Community.Pictures;

/// <summary>
/// A picture is open, at an address that every cache may keep, exactly while everybody may see what it is in. Whatever may change that ends, in its
/// own save, by calling here.
/// </summary>
internal static class PictureOpening
{
    /// <summary>Those of these pictures that are not as the rule wants them turn, each to a new address. What the save has changed so far is written first, for the rule to read.</summary>
    /// <param name="db">Within a save that holds what the pictures are in.</param>
    /// <param name="touched">Numbers of pictures.</param>
    /// <param name="stop">Cancels.</param>
    public static async Task OpenOrCloseAsync(this CommunityDb db, IQueryable<long> touched, CancellationToken stop)
    {
        await db.SaveChangesAsync(stop);
        var right = db.PicturesInTheOpen();
        var wrong = await db.Pictures.Where(picture => touched.Contains(picture.Id) && (picture.OpenSince != null) != right.Any(open => open.Id == picture.Id)).OrderBy(picture => picture.Id).ToListAsync(stop);
        foreach (var picture in wrong) picture.Turn(db.Now);
    }

    /// <summary>The build, its group's way of showing itself included, so that nobody changes it meanwhile; the idea is public whatever its group. Before the thread.</summary>
    public static async Task HoldSubjectAsync(this CommunityDb db, SubjectKind subject, long id, CancellationToken stop)
    {
        if (subject == SubjectKind.Idea) await db.LockAsync<Idea>(id, stop);
        if (subject != SubjectKind.Build) return;
        await db.LockAsync<Build>(id, stop);
        if (await db.Builds.Where(build => build.Id == id).Select(build => build.GroupId).FirstOrDefaultAsync(stop) is { } group) await db.LockAsync<Group>(group, stop);
    }

    /// <summary>The build's own, and those of what is said under it.</summary>
    public static IQueryable<long> PicturesOfBuild(this CommunityDb db, long id) => db.PicturesOfBuilds(db.Builds.Where(build => build.Id == id));

    public static IQueryable<long> PicturesOfBuilds(this CommunityDb db, IQueryable<Build> builds) =>
        db.BuildPictures.Where(own => builds.Any(build => build.Id == own.BuildId)).Select(own => own.PictureId)
            .Union(db.PicturesOfThreads(db.Threads.Where(thread => thread.Subject == SubjectKind.Build && builds.Any(build => build.Id == thread.SubjectId))));

    /// <summary>The idea's own, and those of what is said under it.</summary>
    public static IQueryable<long> PicturesOfIdea(this CommunityDb db, long id) =>
        db.IdeaPictures.Where(own => own.IdeaId == id).Select(own => own.PictureId)
            .Union(db.PicturesOfThreads(db.Threads.Where(thread => thread.Subject == SubjectKind.Idea && thread.SubjectId == id)));

    public static IQueryable<long> PicturesOfPost(this CommunityDb db, long id) => db.PostPictures.Where(own => own.PostId == id).Select(own => own.PictureId);

    /// <summary>The rule.</summary>
    public static IQueryable<Picture> PicturesInTheOpen(this CommunityDb db)
    {
        var (builds, ideas, threads) = (db.Builds.VisibleTo(member: null), db.Ideas.VisibleTo(member: null), db.ThreadsVisibleTo(member: null));
        return db.Pictures.Where(picture => db.BuildPictures.Any(own => own.PictureId == picture.Id && builds.Any(build => build.Id == own.BuildId))
            || db.IdeaPictures.Any(own => own.PictureId == picture.Id && ideas.Any(idea => idea.Id == own.IdeaId))
            || db.PostPictures.Any(own => own.PictureId == picture.Id && db.Posts.Any(post => post.Id == own.PostId && post.RemovedAt == null && post.HiddenAt == null && threads.Any(thread => thread.Id == post.ThreadId)))
            || db.Members.Any(member => member.PictureId == picture.Id));
    }

    /// <summary>Those that are not loose.</summary>
    public static IQueryable<Picture> PicturesInSomething(this CommunityDb db) =>
        db.Pictures.Where(picture => db.BuildPictures.Any(own => own.PictureId == picture.Id) || db.IdeaPictures.Any(own => own.PictureId == picture.Id)
            || db.PostPictures.Any(own => own.PictureId == picture.Id) || db.Members.Any(member => member.PictureId == picture.Id));

    private static IQueryable<long> PicturesOfThreads(this CommunityDb db, IQueryable<Thread> threads) =>
        from own in db.PostPictures join post in db.Posts on own.PostId equals post.Id where threads.Any(thread => thread.Id == post.ThreadId) select own.PictureId;
}
