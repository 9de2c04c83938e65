using System.Globalization;
using Community.Groups;
using Community.Ideas;
using Community.Members;

namespace Community.Builds;

/// <summary>Where a build belongs: the group, idea and language that its author named.</summary>
internal static class BuildPlace
{
    /// <summary>Writes the words and the place of a build that is held, or says what of the place does not exist.</summary>
    public static async Task<Refusal?> WriteAsync(this CommunityDb db, Build build, BuildDraft draft, Member author, CancellationToken stop)
    {
        if (!Languages.IsKnown(draft.Language)) return BuildRefusals.UnknownLanguage;
        var group = await db.GroupForAsync(build, draft.Group, stop);
        if (group.Refusal is { } unknownGroup) return unknownGroup;
        var idea = await db.IdeaForAsync(build, draft.Idea, author, stop);
        if (idea.Refusal is { } unknownIdea) return unknownIdea;
        if (build.State != BuildState.Draft) await db.HoldGroupsAsync([build.GroupId, group.Value], stop);
        (build.GroupId, build.IdeaId, build.Language) = (group.Value, idea.Value, draft.Language);
        build.Write(draft);
        build.TouchedAt = db.Now;
        build.Version++;
        return null;
    }

    /// <summary>The group that it leaves too: whoever changes how that one shows itself would otherwise turn the pictures of a build that is no longer in it.</summary>
    private static async Task HoldGroupsAsync(this CommunityDb db, IEnumerable<long?> groups, CancellationToken stop)
    {
        foreach (var group in groups.OfType<long>().Distinct().Order()) await db.LockAsync<Group>(group, stop);
    }

    /// <summary>One's own, or the one in which it is already, even if its author has left that.</summary>
    private static async Task<Outcome<long?>> GroupForAsync(this CommunityDb db, Build build, string slug, CancellationToken stop)
    {
        if (slug.Length == 0) return (long?)null;
        var (author, before) = (build.AuthorId, build.GroupId);
        var group = await db.Groups.Where(row => row.Slug == slug && (row.Id == before || row.Memberships.Any(own => own.MemberId == author && own.Status == MembershipStatus.Active)))
            .Select(row => (long?)row.Id).FirstOrDefaultAsync(stop);
        return group is null ? BuildRefusals.UnknownGroup : group;
    }

    /// <summary>Any that can be read, or the one it shows already, whatever became of that.</summary>
    private static async Task<Outcome<long?>> IdeaForAsync(this CommunityDb db, Build build, string typed, Member author, CancellationToken stop)
    {
        if (typed.Length == 0) return (long?)null;
        if (NumberIn(typed) is not { } id) return BuildRefusals.UnknownIdea;
        if (id == build.IdeaId) return (long?)id;
        return await db.Ideas.VisibleTo(author).AnyAsync(idea => idea.Id == id && idea.Stage != IdeaStage.Draft && idea.HiddenAt == null, stop) ? (long?)id : BuildRefusals.UnknownIdea;
    }

    /// <summary>Of an idea's address, or the bare number.</summary>
    private static long? NumberIn(string typed)
    {
        var parts = typed.Split('/');
        var at = Array.LastIndexOf(parts, "ideas");
        var number = at >= 0 && at + 1 < parts.Length ? parts[at + 1] : typed;
        return long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
    }
}
