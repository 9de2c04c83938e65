using System.Linq.Expressions;
using Community.Database;
using Community.Members;

namespace Community.Ideas;

/// <summary>The one door to ideas.</summary>
public static class IdeaQueries
{
    /// <summary>What everybody may see.</summary>
    private static readonly Expression<Func<Idea, bool>> OpenToAll = idea => idea.Stage != IdeaStage.Draft && idea.HiddenAt == null;

    private static readonly Func<Idea, bool> IsOpenToAll = OpenToAll.Compile();

    private static readonly Prepared<long, Idea?> ById = new((db, id, stop) => db.Ideas.FirstOrDefault(idea => idea.Id == id));

    /// <summary>
    /// All but drafts are public, whatever their group; a draft is its author's alone. A hidden idea is left to its author
    /// and to those who may restore it.
    /// </summary>
    public static IQueryable<Idea> VisibleTo(this IQueryable<Idea> ideas, Member? member)
    {
        if (member is null) return ideas.Where(OpenToAll);
        var (me, standing) = (member.Id, member.Standing);
        if (standing.IsCommunityTeam || standing.IsAdministrator) return ideas.Where(idea => idea.Stage != IdeaStage.Draft || idea.AuthorId == me);
        var tended = standing.Offices;
        // A list that may be empty would have the statement written anew for every reader, and hardly any reader holds an office.
        if (tended.Length == 0) return ideas.Where(idea => idea.AuthorId == me || (idea.Stage != IdeaStage.Draft && idea.HiddenAt == null));
        return ideas.Where(idea => idea.AuthorId == me
            || (idea.Stage != IdeaStage.Draft && (idea.HiddenAt == null || (idea.GroupId != null && tended.Contains(idea.GroupId.Value)))));
    }

    /// <summary>Whether this member may see an idea that was read: what everybody sees needs no question, and hardly anybody comes for anything else.</summary>
    internal static async Task<bool> IsVisibleAsync(this CommunityDb db, Idea idea, Member? member, CancellationToken stop) =>
        IsOpenToAll(idea) || (member is not null && await db.Ideas.VisibleTo(member).AnyAsync(row => row.Id == idea.Id, stop));

    /// <summary>The idea, to be changed; null where the member sees none.</summary>
    internal static async Task<Idea?> SeenIdeaAsync(this CommunityDb db, long id, Member? member, CancellationToken stop) =>
        await ById.AskAsync(db, id, stop) is { } idea && await db.IsVisibleAsync(idea, member, stop) ? idea : null;

    /// <summary>The idea with its row held, so that it is moved by one at a time; null where the member sees none. What the member holds is read anew.</summary>
    internal static async Task<Idea?> HoldIdeaAsync(this CommunityDb db, Member member, long id, CancellationToken stop)
    {
        await db.LockAsync<Idea>(id, stop);
        await db.StandingOf(member, stop);
        return await db.SeenIdeaAsync(id, member, stop);
    }

    /// <summary>What lists and search show.</summary>
    /// <remarks>Said by what is left out: a list of stages would draw the planner to an index by stage, and the order would have to be sorted.</remarks>
    public static IQueryable<Idea> Listed(this IQueryable<Idea> ideas) =>
        ideas.Where(idea => idea.Stage != IdeaStage.Draft && idea.Stage != IdeaStage.Withdrawn && idea.Stage != IdeaStage.Merged && idea.HiddenAt == null);
}
