using Community.Builds;
using Community.Ideas;
using Community.Members;
using Community.Threads;

namespace Community.Pictures;

/// <summary>A file to be handed out.</summary>
/// <param name="Key">Under which it lies.</param>
/// <param name="IsOpen">Whether everybody may see and keep it.</param>
public sealed record PictureFile(string Key, bool IsOpen);

/// <summary>The one door to pictures and to files on their way.</summary>
public static class PictureQueries
{
    /// <summary>What everybody may see, one's own, and what is in something that one sees. What was hidden is left to those who may show it again.</summary>
    public static IQueryable<Picture> PicturesVisibleTo(this CommunityDb db, Member? member)
    {
        if (member is null) return db.Pictures.Where(picture => picture.OpenSince != null);
        var (builds, ideas, threads) = (db.Builds.VisibleTo(member), db.Ideas.VisibleTo(member), db.ThreadsVisibleTo(member));
        var (me, standing) = (member.Id, member.Standing);
        var everywhere = standing.IsCommunityTeam || standing.IsAdministrator;
        var tended = standing.AmbassadorOf.Concat(standing.DeputyOf).Select(id => (long?)id).ToArray();
        // Who may show a post again sees what was hidden.
        var posts = db.Posts.Where(post => post.RemovedAt == null && threads.Any(thread => thread.Id == post.ThreadId) && (post.HiddenAt == null || everywhere
            || db.Ideas.Any(idea => idea.ThreadId == post.ThreadId && tended.Contains(idea.GroupId)) || db.Builds.Any(build => build.ThreadId == post.ThreadId && tended.Contains(build.GroupId))));
        return db.Pictures.Where(picture => picture.OpenSince != null || picture.OwnerId == me
            || db.BuildPictures.Any(own => own.PictureId == picture.Id && builds.Any(build => build.Id == own.BuildId))
            || db.IdeaPictures.Any(own => own.PictureId == picture.Id && ideas.Any(idea => idea.Id == own.IdeaId))
            || db.PostPictures.Any(own => own.PictureId == picture.Id && posts.Any(post => post.Id == own.PostId)));
    }

    /// <summary>What lies at an address; null for what is not there and for what is not for this reader.</summary>
    public static Task<PictureFile?> PictureFileAsync(this CommunityDb db, Member? member, string name, int width, CancellationToken stop = default) =>
        db.PicturesVisibleTo(member).Where(picture => picture.Name == name && picture.Sizes.Any(size => size.Width == width))
            .Select(picture => new PictureFile(picture.Key, picture.OpenSince != null)).FirstOrDefaultAsync(stop);

    /// <summary>One's own picture with its sizes.</summary>
    public static Task<Picture?> OwnPictureAsync(this CommunityDb db, Member? member, long id, CancellationToken stop = default) =>
        db.PicturesVisibleTo(member).AsNoTracking().Include(picture => picture.Sizes).FirstOrDefaultAsync(picture => picture.Id == id, stop);

    /// <summary>One's own picture that is in nothing yet.</summary>
    internal static Task<bool> IsLooseAsync(this CommunityDb db, Member member, long id, CancellationToken stop) =>
        db.Pictures.AnyAsync(picture => picture.Id == id && picture.OwnerId == member.Id && picture.LooseSince != null, stop);

    /// <summary>A file on its way: its sender's alone, and only as long as it is waited for.</summary>
    public static Task<Upload?> UploadAsync(this CommunityDb db, Member? member, Guid id, CancellationToken stop = default)
    {
        var (me, since) = (member?.Id, db.Now - Upload.WaitedFor);
        return db.Uploads.AsNoTracking().FirstOrDefaultAsync(upload => upload.Id == id && upload.OwnerId == me && upload.StartedAt > since, stop);
    }
}
