using Community.Builds;
using Community.Ideas;
using Community.Members;

namespace Community.Notifications;

/// <summary>What has a page of its own with a thread under it: an idea or a build.</summary>
public static class Subjects
{
    /// <summary>Whether the member sees it; each kind has its own door.</summary>
    public static Task<bool> SeesAsync(this CommunityDb db, Member? member, SubjectKind subject, long subjectId, CancellationToken stop) => subject switch
    {
        SubjectKind.Idea => db.Ideas.VisibleTo(member).AnyAsync(idea => idea.Id == subjectId, stop),
        SubjectKind.Build => db.Builds.VisibleTo(member).AnyAsync(build => build.Id == subjectId, stop),
        _ => Task.FromResult(false),
    };
}
