namespace Community.Ideas;

/// <summary>What an idea says, beside a form in which somebody decides about it.</summary>
public sealed record ConceptBeside(long Id, string Slug, string Title, IdeaStage Stage, long Votes, string Language, string TodayHtml, string BetterHtml)
{
    public static ConceptBeside Of(Idea idea) => new(idea.Id, idea.Slug, idea.Title, idea.Stage, idea.VoteCount, idea.Language, idea.TodayHtml, idea.BetterHtml);
}
