using Community.Api;
using Community.Members;
using Community.Pictures;
using Community.Platform;

namespace Community.Ideas;

/// <summary>An idea as the API tells it.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Url">Its page.</param>
/// <param name="Title">Its title.</param>
/// <param name="Today">What happens today; Markdown.</param>
/// <param name="Better">What would make it better; Markdown.</param>
/// <param name="Stage">Where it stands.</param>
/// <param name="Votes">How many lend it their vote.</param>
/// <param name="Voted">Whether the caller does.</param>
/// <param name="Follows">Whether the caller hears of it.</param>
/// <param name="Language">BCP 47 tag.</param>
/// <param name="Version">Rises with every edit; send it along with your own edit.</param>
/// <param name="Pictures">In their order.</param>
/// <param name="AnswerDueAt">Until when the product team promised to answer.</param>
public sealed record ApiIdea(
    long Id, string Url, string Title, string Today, string Better, IdeaStage Stage, long Votes, bool Voted, bool Follows, string Language, IReadOnlyList<string> Tags,
    IReadOnlyList<ApiPicture> Pictures, ApiPerson Author, ApiNamed Line, ApiNamed? Group, long Version, bool Hidden, DateTime? PublishedAt, DateTime StageSince, DateTime? ForwardedAt, DateTime? AnswerDueAt, DateTime? AnsweredAt)
{
    public static ApiIdea Of(IdeaSight sight, PortalAddress address)
    {
        var (idea, (today, better)) = (sight.Idea, Concept.Split(sight.Idea.Concept));
        return new ApiIdea(
            idea.Id, address.Of($"/ideas/{idea.Id}"), idea.Title, today, better, idea.Stage, idea.VoteCount, sight.Voted, sight.Follows, idea.Language, [.. idea.Tags.Select(tag => tag.Name)],
            [.. sight.Pictures.Select(look => ApiPicture.Of(look, address))], new ApiPerson(sight.Author.Handle, sight.Author.Name), new ApiNamed(sight.Line.Slug, sight.Line.Name), sight.Group is { } group ? new ApiNamed(group.Slug, group.Name) : null,
            idea.ConceptVersion, idea.HiddenAt is not null, idea.PublishedAt, idea.StageSince, idea.ForwardedAt, idea.AnswerDueAt, idea.AnsweredAt);
    }
}

/// <summary>An idea as lists tell it.</summary>
/// <param name="Excerpt">Its first words.</param>
/// <param name="Groups">From how many home groups its votes come.</param>
/// <param name="Posts">How many posts can be read.</param>
/// <param name="Face">Its first picture.</param>
public sealed record ApiIdeaCard(
    long Id, string Url, string Title, string Excerpt, IdeaStage Stage, long Votes, bool Voted, int Groups, long Posts, string Language, string AuthorName, ApiNamed Line, ApiNamed? Group,
    DateTime? PublishedAt, DateTime? AnswerDueAt, DateTime? AnsweredAt, ApiPicture? Face)
{
    public static ApiIdeaCard Of(IdeaCard card, bool voted, PortalAddress address) => new(
        card.Id, address.Of($"/ideas/{card.Id}"), card.Title, card.Excerpt, card.Stage, card.Votes, voted, card.Groups, card.Posts, card.Language, card.AuthorName,
        new ApiNamed(card.LineSlug, card.LineName), card is { GroupSlug: { } slug, GroupName: { } name } ? new ApiNamed(slug, name) : null, card.PublishedAt, card.AnswerDueAt, card.AnsweredAt,
        card.Face is { } face ? ApiPicture.Of(face, address) : null);
}

/// <summary>An idea that resembles a title.</summary>
public sealed record ApiSimilar(long Id, string Url, string Title, IdeaStage Stage, long Votes);

/// <summary>A new idea; without <c>publish</c> it is kept as a draft that only its author sees.</summary>
/// <param name="Title">8 to 120 characters.</param>
/// <param name="Today">What happens today; Markdown, 10 to 4,000 characters.</param>
/// <param name="Better">What would make it better; Markdown, 10 to 4,000 characters.</param>
/// <param name="Line">Slug of the product line, where one knows it.</param>
/// <param name="Group">Slug of a group of one's own in whose name it speaks.</param>
/// <param name="Language">BCP 47 tag of what is written.</param>
/// <param name="Tags">At most five words.</param>
/// <param name="Pictures">At most ten, added before; in their order.</param>
/// <param name="Publish">Whether everybody may read it at once; it then has its author's vote.</param>
public sealed record NewIdea(
    string Title = "", string Today = "", string Better = "", string? Line = null, string? Group = null, string Language = "en", IReadOnlyList<string>? Tags = null, IReadOnlyList<ApiChoice>? Pictures = null,
    bool Publish = false)
{
    public IdeaDraft AsDraft() => new(Title, Today, Better, Line ?? "", Group ?? "", Language, Tags, Pictures: Pictures?.Select(choice => choice.AsChosen()).ToList());
}

/// <summary>What should be different about an idea; what is left out stays.</summary>
/// <param name="Line">Of a draft only; a published idea is sorted by the community team.</param>
/// <param name="Group">Slug; empty for none.</param>
/// <param name="Pictures">All that it is to show, in their order: new ones and those that stay.</param>
/// <param name="Version">The version that was read; a newer one means that somebody else saved in between, and is told by 409.</param>
public sealed record IdeaChange(
    string? Title = null, string? Today = null, string? Better = null, string? Line = null, string? Group = null, string? Language = null, IReadOnlyList<string>? Tags = null, IReadOnlyList<ApiChoice>? Pictures = null,
    long? Version = null)
{
    public IdeaDraft On(IdeaSight sight)
    {
        var (today, better) = Concept.Split(sight.Idea.Concept);
        return new IdeaDraft(
            Title ?? sight.Idea.Title, Today ?? today, Better ?? better, Line ?? sight.Line.Slug, Group ?? sight.Group?.Slug ?? "", Language ?? sight.Idea.Language,
            Tags ?? [.. sight.Idea.Tags.Select(tag => tag.Name)], sight.Idea.DraftField, Pictures?.Select(choice => choice.AsChosen()).ToList());
    }

    public IdeaHome Home() => new(Group, Language, Line);
}

/// <summary>The product line an idea belongs to.</summary>
public sealed record LineChoice(string Line = "");
