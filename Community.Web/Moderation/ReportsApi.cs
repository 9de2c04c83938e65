using Community.Api;
using Community.Notifications;
using Community.Platform;
using Community.Threads;
using Community.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Community.Moderation;

/// <summary>Something that should be looked at.</summary>
/// <param name="Idea">The idea, or the one on which the post stands; left out where it is about a build.</param>
/// <param name="Post">The post's <c>seq</c>; left out when it is about the idea or the build itself.</param>
/// <param name="Ground">Why. Without a token only <c>Illegal</c> can be said.</param>
/// <param name="Note">What one wants to add; up to 1,000 characters.</param>
/// <param name="Build">The build, or the one under which the post stands.</param>
public sealed record NewReport(long Idea = 0, long? Post = null, ReportGround? Ground = null, string Note = "", long? Build = null)
{
    internal (SubjectKind Kind, long Id) Matter => Build is { } build ? (SubjectKind.Build, build) : (SubjectKind.Idea, Idea);
}

/// <summary>With the receipt one can see what became of a report.</summary>
public sealed record ApiReceipt(string Receipt, string Url);

/// <summary>Reporting, for programs.</summary>
internal static class ReportsApi
{
    public static void MapReports(this RouteGroupBuilder api) => api.MapPost("/reports", CreateAsync)
        .Called("report", "Report an idea, a build or a post", "What breaks the law may be reported without a token.").ForEverybody(Scopes.Write).Once<NewReport>().Takes(new NewReport(12, 3, ReportGround.Spam))
        .Answers<ApiReceipt>(StatusCodes.Status201Created).Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status422UnprocessableEntity)
        .RequireRateLimiting(Limits.Accounts);

    private static async Task<IResult> CreateAsync(NewReport wanted, CommunityDb db, CurrentMember me, ReportContent report, PortalAddress address, CancellationToken stop)
    {
        var (kind, id) = wanted.Matter;
        var threads = db.ThreadsVisibleTo(me.Member).Where(thread => thread.Subject == kind && thread.SubjectId == id);
        var post = await db.Posts.Where(row => row.Seq == wanted.Post && threads.Any(thread => thread.Id == row.ThreadId))
            .Select(row => row.Id).FirstOrDefaultAsync(stop);
        var made = wanted.Post is null
            ? await report.By(me.Member, kind, id, wanted.Ground, wanted.Note, stop)
            : await report.By(me.Member, SubjectKind.Post, post, wanted.Ground, wanted.Note, stop);
        if (made.Refusal is { } refusal) return Refused.With(refusal);
        var path = $"/reports/{made.Value.Receipt}";
        return Outcomes.Created(path, new ApiReceipt(made.Value.Receipt, address.Of(path)));
    }
}
