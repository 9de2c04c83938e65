using Community.Builds;
using Community.Notifications;
using Community.Pictures;
using Community.Threads;

namespace Community.Moderation;

/// <summary>What a report is about, with the words and pictures that whoever decides has to look at.</summary>
internal sealed record ReportedThing(
    SubjectKind Subject, long Id, long AuthorId, string AuthorName, string AuthorHandle, SubjectKind Matter, long MatterId, string Title, long? GroupId, long ThreadId, long? Seq,
    bool Hidden, bool Gone, PostKind Kind, string Html)
{
    public IReadOnlyList<PictureLook> Pictures { get; init; } = [];

    public Case Case(long reportId, IReadOnlyList<CaseReport> reports, CaseDecision? decision) => new(
        reportId, new Content(Subject, Id, AuthorId, Matter, MatterId, GroupId, ThreadId, Seq, Hidden, Gone, Kind is PostKind.Answer or PostKind.StageChange),
        Title, AuthorName, AuthorHandle, Html, reports, decision)
    {
        Pictures = Pictures,
    };
}

internal static class ReportedThings
{
    /// <summary>One statement for each kind that is there.</summary>
    public static async Task<Dictionary<(SubjectKind Subject, long Id), ReportedThing>> ThingsAsync(
        this CommunityDb db, long[] ideaIds, long[] buildIds, long[] postIds, CancellationToken stop)
    {
        var things = new List<ReportedThing>();
        if (ideaIds.Length > 0) things.AddRange(WithPictures(await db.ReportedIdeas(ideaIds).ToListAsync(stop), await db.PicturesOfIdeasAsync(ideaIds, stop)));
        if (buildIds.Length > 0) things.AddRange(WithPictures(await db.ReportedBuilds(buildIds).ToListAsync(stop), await db.PicturesOfBuildsAsync(buildIds, stop)));
        if (postIds.Length > 0) things.AddRange(WithPictures(await db.ReportedPosts(postIds).ToListAsync(stop), await db.PicturesOfPostsAsync(postIds, stop)));
        return things.ToDictionary(thing => (thing.Subject, thing.Id));
    }

    /// <summary>What its author took back is nobody else's to see, its pictures as little as its story: both may be others by now. The report waits, and shows all of it when it comes back.</summary>
    private static IEnumerable<ReportedThing> WithPictures(List<ReportedThing> things, ILookup<long, PictureLook> looks) =>
        things.Select(thing => thing.Gone ? thing : thing with { Pictures = [.. looks[thing.Id]] });

    private static IQueryable<ReportedThing> ReportedIdeas(this CommunityDb db, long[] ids) =>
        db.Ideas.Where(idea => ids.Contains(idea.Id)).Join(db.Members, idea => idea.AuthorId, member => member.Id, (idea, member) => new ReportedThing(
            SubjectKind.Idea, idea.Id, idea.AuthorId, member.Name, member.UserName!, SubjectKind.Idea, idea.Id, idea.Title, idea.GroupId, idea.ThreadId, null, idea.HiddenAt != null, false,
            PostKind.Comment, idea.TodayHtml + idea.BetterHtml));

    private static IQueryable<ReportedThing> ReportedBuilds(this CommunityDb db, long[] ids) =>
        db.Builds.Where(build => ids.Contains(build.Id)).Join(db.Members, build => build.AuthorId, member => member.Id, (build, member) => new ReportedThing(
            SubjectKind.Build, build.Id, build.AuthorId, member.Name, member.UserName!, SubjectKind.Build, build.Id, build.Title, build.GroupId, build.ThreadId, null, build.HiddenAt != null,
            build.DeletedAt != null || build.State == BuildState.Unpublished, PostKind.Comment, build.DeletedAt != null || build.State == BuildState.Unpublished ? "" : build.StoryHtml));

    private static IQueryable<ReportedThing> ReportedPosts(this CommunityDb db, long[] ids) =>
        from post in db.Posts
        where ids.Contains(post.Id)
        join member in db.Members on post.AuthorId equals member.Id
        join thread in db.Threads on post.ThreadId equals thread.Id
        join idea in db.Ideas on new { thread.Subject, Id = thread.SubjectId } equals new { Subject = SubjectKind.Idea, idea.Id } into ideas
        from idea in ideas.DefaultIfEmpty()
        join build in db.Builds on new { thread.Subject, Id = thread.SubjectId } equals new { Subject = SubjectKind.Build, build.Id } into builds
        from build in builds.DefaultIfEmpty()
        select new ReportedThing(
            SubjectKind.Post, post.Id, post.AuthorId, member.Name, member.UserName!, thread.Subject, thread.SubjectId, idea == null ? build!.Title : idea.Title,
            idea == null ? build!.GroupId : idea.GroupId, thread.Id, post.Seq, post.HiddenAt != null, post.RemovedAt != null, post.Kind, post.Html);
}
