using Community.Groups;
using Community.Ideas;
using Community.Members;
using Community.Notifications;
using Community.Pictures;

namespace Community.Builds;

/// <summary>The idea that a build shows, where the reader may read it.</summary>
public sealed record ShownIdea(long Id, string Title, string Slug, string Language, IdeaStage Stage, long Votes);

/// <summary>All that a build's page tells beside the posts of its thread.</summary>
/// <param name="MembersOnly">Only those who belong to its group see it.</param>
/// <param name="Liked">The reader likes it.</param>
/// <param name="Follows">The reader hears of it.</param>
/// <param name="Week">The last in which it was the feature.</param>
public sealed record BuildSight(
    Build Build, Person Author, Named? Group, bool MembersOnly, Thread Thread, IReadOnlyList<PictureLook> Pictures, ShownIdea? Idea, bool Liked, bool Follows, FeatureWeek? Week);

public static class BuildSights
{
    /// <summary>The page of one build, or null where there is none for this member.</summary>
    public static async Task<BuildSight?> SeeBuildAsync(this CommunityDb db, long id, Member? member, CancellationToken stop = default)
    {
        var (me, now) = (member?.Id ?? 0, FeatureWeek.Of(db.Now).Key);
        var found = await (
            from build in db.Builds.VisibleTo(member).AsNoTracking()
            where build.Id == id
            join thread in db.Threads on build.ThreadId equals thread.Id
            join author in db.Members on build.AuthorId equals author.Id
            select new
            {
                Build = build,
                Thread = thread,
                Author = new Person(author.Id, author.Name, author.UserName!, author.Portrait),
                Group = build.GroupId == null ? null : new Named(build.Group!.Name, build.Group.Slug),
                MembersOnly = build.GroupId != null && build.Group!.Visibility != GroupVisibility.Public,
                Liked = me != 0 && db.BuildLikes.Any(like => like.BuildId == id && like.MemberId == me),
                Follows = me != 0 && db.Follows.Any(row => row.Subject == SubjectKind.Build && row.SubjectId == id && row.MemberId == me && !row.Left),
                Week = db.BuildFeatures.Where(row => row.BuildId == id && row.Week <= now).Max(row => (int?)row.Week),
            }).FirstOrDefaultAsync(stop);
        if (found is null) return null;
        found.Build.Tags = await db.BuildTags.AsNoTracking().Where(tag => tag.BuildId == id).OrderBy(tag => tag.Name).ToListAsync(stop);
        return new BuildSight(
            found.Build, found.Author, found.Group, found.MembersOnly, found.Thread, await db.PicturesOfBuildAsync(id, stop),
            await db.ShownIdeaAsync(found.Build.IdeaId, member, stop), found.Liked, found.Follows, found.Week is { } week ? FeatureWeek.OfKey(week) : null);
    }

    /// <summary>The pictures of a build that the caller has read through its door.</summary>
    public static async Task<IReadOnlyList<PictureLook>> PicturesOfBuildAsync(this CommunityDb db, long id, CancellationToken stop = default) =>
        [.. (await db.LooksAsync(db.BuildPictures.Where(own => own.BuildId == id).Places(), stop)).Select(row => row.Look)];

    /// <summary>The idea with this number, where the member may read it.</summary>
    public static async Task<ShownIdea?> ShownIdeaAsync(this CommunityDb db, long? ideaId, Member? member, CancellationToken stop) =>
        ideaId is not { } id ? null : await db.Ideas.VisibleTo(member).Where(idea => idea.Id == id && idea.Stage != IdeaStage.Draft && idea.HiddenAt == null)
            .Select(idea => new ShownIdea(idea.Id, idea.Title, idea.Slug, idea.Language, idea.Stage, idea.VoteCount)).FirstOrDefaultAsync(stop);
}
