using Community.Admin;
using Community.Groups;
using Community.Members;
using Community.Text;

namespace Community.Ideas;

/// <summary>Where a published idea belongs; what is null stays as it is.</summary>
/// <param name="Group">Slug of the group, or empty for none.</param>
/// <param name="Language">BCP 47 tag.</param>
/// <param name="Line">Slug of the line it is thought to be in; another is the community team's to give.</param>
public sealed record IdeaHome(string? Group, string? Language, string? Line = null)
{
    public IdeaHome Clean() => new(Group is null ? null : CleanText.Line(Group), Language is null ? null : CleanText.Line(Language), Line is null ? null : CleanText.Line(Line));
}

/// <summary>Where an idea belongs: the line, group and language its author named.</summary>
internal static class IdeaPlace
{
    /// <summary>Sets them on the idea, or says which of them does not exist; a group must be the author's own.</summary>
    public static async Task<Refusal?> PlaceAsync(this CommunityDb db, Idea idea, IdeaDraft draft, CancellationToken stop)
    {
        var line = draft.Line.Length == 0 ? ProductLine.UndecidedId
            : await db.ProductLines.Where(row => row.Slug == draft.Line && row.ArchivedAt == null).Select(row => row.Id).FirstOrDefaultAsync(stop);
        if (line == 0) return IdeaRefusals.UnknownLine;
        var group = await db.GroupOfAuthorAsync(draft.Group, idea.AuthorId, stop);
        if (group.Refusal is { } unknown) return unknown;
        if (!Languages.IsKnown(draft.Language)) return IdeaRefusals.UnknownLanguage;
        (idea.LineId, idea.GroupId, idea.Language) = (line, group.Value, draft.Language);
        return null;
    }

    /// <summary>The language may be put right by whoever edits the words; the group is the author's choice.</summary>
    public static async Task<Refusal?> SettleAsync(this CommunityDb db, Idea idea, IdeaHome home, long memberId, CancellationToken stop)
    {
        if (home.Line is { } line && !await db.ProductLines.AnyAsync(row => row.Id == idea.LineId && row.Slug == line, stop)) return IdeaRefusals.MayNotSort;
        if (home.Language is { } language && !Languages.IsKnown(language)) return IdeaRefusals.UnknownLanguage;
        idea.Language = home.Language ?? idea.Language;
        var before = await db.Groups.Where(row => row.Id == idea.GroupId).Select(row => row.Slug).FirstOrDefaultAsync(stop) ?? "";
        if (home.Group is not { } slug || slug == before) return null;
        if (idea.RefusesGroupChangeBy(memberId) is { } refusal) return refusal;
        var group = await db.GroupOfAuthorAsync(slug, idea.AuthorId, stop);
        if (group.Refusal is { } unknown) return unknown;
        idea.GroupId = group.Value;
        return null;
    }

    private static async Task<Outcome<long?>> GroupOfAuthorAsync(this CommunityDb db, string slug, long authorId, CancellationToken stop)
    {
        if (slug.Length == 0) return (long?)null;
        var group = await db.Groups.Where(row => row.Slug == slug && db.Memberships.Any(own => own.GroupId == row.Id && own.MemberId == authorId && own.Status == MembershipStatus.Active))
            .Select(row => (long?)row.Id).FirstOrDefaultAsync(stop);
        return group is null ? IdeaRefusals.UnknownGroup : group;
    }
}
