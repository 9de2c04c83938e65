using Community.Admin;
using Community.Groups;
using Community.Members;

namespace Community.Ideas;

/// <summary>Where a draft belongs: the line, group and language its author named.</summary>
internal static class IdeaPlace
{
    /// <summary>Sets them on the idea, or says which of them does not exist; a group must be the author's own.</summary>
    public static async Task<Refusal?> PlaceAsync(this CommunityDb db, Idea idea, IdeaDraft draft, CancellationToken stop)
    {
        var line = draft.Line.Length == 0 ? ProductLine.UndecidedId
            : await db.ProductLines.Where(row => row.Slug == draft.Line && row.ArchivedAt == null).Select(row => row.Id).FirstOrDefaultAsync(stop);
        if (line == 0) return IdeaRefusals.UnknownLine;
        var group = draft.Group.Length == 0 ? null
            : await db.Groups.Where(row => row.Slug == draft.Group
                && db.Memberships.Any(own => own.GroupId == row.Id && own.MemberId == idea.AuthorId && own.Status == MembershipStatus.Active))
                .Select(row => (long?)row.Id).FirstOrDefaultAsync(stop);
        if (draft.Group.Length > 0 && group is null) return IdeaRefusals.UnknownGroup;
        if (!Languages.IsKnown(draft.Language)) return IdeaRefusals.UnknownLanguage;
        (idea.LineId, idea.GroupId, idea.Language) = (line, group, draft.Language);
        return null;
    }
}
