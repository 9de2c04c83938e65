using System.Globalization;
using System.Text.Encodings.Web;
using Community.Builds;
using Community.Platform;
using Microsoft.AspNetCore.Html;

namespace Community.Notifications;

/// <summary>A notice as a sentence, and the place where it leads.</summary>
public static class NoticeLine
{
    /// <summary>{0} is who did it, {1} the idea or build, {2} the group, a stage or a number.</summary>
    public static IHtmlContent Sentence(NoticeRow row, Words words, Formats formats) =>
        words.Html(KeyOf(row), Name(row.ActorName.Length > 0 ? row.ActorName : words["Notifications.Somebody"]), Name(row.Title ?? words[row.OnBuild ? "Notifications.GoneBuild" : "Notifications.GoneIdea"]), Third(row, words, formats));

    public static string AddressOf(NoticePlace place) => place switch
    {
        { Kind: NoticeKind.JoinAsked, GroupSlug: { } slug } => $"/groups/{slug}/manage",
        { Kind: NoticeKind.JoinAccepted or NoticeKind.JoinDeclined, GroupSlug: { } slug } => $"/groups/{slug}",
        { Kind: NoticeKind.Reported } => "/moderation",
        { Kind: NoticeKind.ReportDecided, Receipt: { } receipt } => $"/reports/{receipt}",
        { ThreadId: { } thread, Seq: { } seq } => string.Create(CultureInfo.InvariantCulture, $"/threads/{thread}/posts/{seq}"),
        { IdeaId: { } idea } => string.Create(CultureInfo.InvariantCulture, $"/ideas/{idea}"),
        { BuildId: { } build } => string.Create(CultureInfo.InvariantCulture, $"/builds/{build}"),
        _ => "/inbox",
    };

    /// <summary>The sentence's key; some kinds say it differently of what is one's own, of a build, of a post, or by what was decided.</summary>
    public static string KeyOf(NoticeRow row) => $"Notifications.{row.Kind}" + row.Kind switch
    {
        NoticeKind.PostArrived when row is { Mine: true, OnBuild: true } => ".MyBuild",
        NoticeKind.PostArrived or NoticeKind.Answered or NoticeKind.IdeaForwarded or NoticeKind.IdeaSeconded or NoticeKind.MilestoneReached or NoticeKind.ConceptEdited => row.Mine ? ".Mine" : ".Other",
        NoticeKind.StageChanged => row.Detail is "InReview" or "Withdrawn" or "Open" ? $".{row.Detail}" : ".Other",
        NoticeKind.ContentHidden or NoticeKind.ContentRestored or NoticeKind.Warned or NoticeKind.Reported => row.OnPost ? ".Post" : row.OnBuild ? ".Build" : ".Idea",
        NoticeKind.ReportDecided => $".{row.Detail}",
        _ => "",
    };

    private static object Third(NoticeRow row, Words words, Formats formats) => row.Kind switch
    {
        NoticeKind.StageChanged => words[$"Shared.Stage.{row.Detail}"],
        NoticeKind.MilestoneReached => formats.Number(long.Parse(row.Detail, CultureInfo.InvariantCulture)),
        NoticeKind.BuildFeatured when FeatureWeek.Read(row.Detail) is { } week => formats.Day(week.Monday),
        _ => Name(row.GroupName ?? ""),
    };

    // A name may run the other way than the sentence around it.
    private static HtmlString Name(string name) => new($"<b><bdi>{HtmlEncoder.Default.Encode(name)}</bdi></b>");
}
