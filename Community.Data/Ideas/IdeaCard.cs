using Community.Pictures;

namespace Community.Ideas;

/// <summary>An idea as lists show it; knows no viewer.</summary>
/// <param name="Groups">From how many home groups its votes come.</param>
/// <param name="Posts">Posts that can be read.</param>
/// <param name="Face">Its first picture, once it has been asked for (<see cref="IdeaCards.WithFacesAsync"/>).</param>
public sealed record IdeaCard(
    long Id, string Title, string Slug, string Excerpt, string Language, IdeaStage Stage, DateTime? PublishedAt, long Votes, int Groups, long Posts,
    long AuthorId, string AuthorName, string? AuthorPortrait, string? GroupName, string? GroupSlug, string? Country, long LineId, string LineName, string LineSlug,
    DateTime? ForwardedAt, DateTime? AnswerDueAt, DateTime? AnsweredAt, PictureLook? Face = null);

public static class IdeaCards
{
    /// <summary>The cards of these ideas in their order; one statement.</summary>
    public static IQueryable<IdeaCard> Cards(this CommunityDb db, IQueryable<Idea> ideas) => ideas.Select(idea => new IdeaCard(
        idea.Id, idea.Title, idea.Slug, idea.Excerpt, idea.Language, idea.Stage, idea.PublishedAt, idea.VoteCount,
        db.GroupTallies.Count(tally => tally.IdeaId == idea.Id && tally.Voters > 0 && tally.GroupId != GroupTally.NoGroup),
        db.Threads.Where(thread => thread.Id == idea.ThreadId).Select(thread => thread.PostCount).FirstOrDefault(),
        idea.AuthorId,
        db.Members.Where(member => member.Id == idea.AuthorId).Select(member => member.Name).FirstOrDefault() ?? "",
        db.Members.Where(member => member.Id == idea.AuthorId).Select(member => member.Portrait).FirstOrDefault(),
        db.Groups.Where(group => group.Id == idea.GroupId).Select(group => group.Name).FirstOrDefault(),
        db.Groups.Where(group => group.Id == idea.GroupId).Select(group => group.Slug).FirstOrDefault(),
        db.Groups.Where(group => group.Id == idea.GroupId).Select(group => group.Country).FirstOrDefault(),
        idea.LineId,
        db.ProductLines.Where(line => line.Id == idea.LineId).Select(line => line.Name).FirstOrDefault() ?? "",
        db.ProductLines.Where(line => line.Id == idea.LineId).Select(line => line.Slug).FirstOrDefault() ?? "",
        idea.ForwardedAt, idea.AnswerDueAt, idea.AnsweredAt, null));

    /// <summary>The cards as they are, each with its idea's first picture; one statement for all of them.</summary>
    public static async Task<IReadOnlyList<IdeaCard>> WithFacesAsync(this CommunityDb db, IReadOnlyList<IdeaCard> cards, CancellationToken stop = default)
    {
        if (cards.Count == 0) return cards;
        var faces = await db.FacesOfIdeasAsync([.. cards.Select(card => card.Id)], stop);
        return faces.Count == 0 ? cards : [.. cards.Select(card => card with { Face = faces.GetValueOrDefault(card.Id) })];
    }
}
