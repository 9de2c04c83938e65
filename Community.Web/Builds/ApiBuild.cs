using Community.Api;
using Community.Members;
using Community.Pictures;
using Community.Platform;

namespace Community.Builds;

/// <summary>A build as the API tells it.</summary>
/// <param name="Story">Markdown.</param>
/// <param name="Credits">Who else had a hand in it.</param>
/// <param name="Parts">How many it is made of, where somebody counted.</param>
/// <param name="Idea">The number of the idea that it shows.</param>
/// <param name="Liked">Whether the caller likes it.</param>
/// <param name="Version">Rises with every edit.</param>
/// <param name="FeaturedWeek">The last week, of ISO 8601 and in UTC, in which it was the build of the week.</param>
/// <param name="Deleted">Until it is swept, its author can bring it back on its page.</param>
public sealed record ApiBuild(
    long Id, string Url, string Title, string Story, string Credits, BuildState State, BuildTheme Theme, BuildScale Scale, BuildLicence Licence, int? Parts, string Language, IReadOnlyList<string> Tags,
    ApiPerson Author, ApiNamed? Group, long? Idea, long Likes, bool Liked, IReadOnlyList<ApiPicture> Pictures, long Version, string? FeaturedWeek, bool Hidden, bool Deleted, DateTime? PublishedAt)
{
    public static ApiBuild Of(BuildSight sight, PortalAddress address)
    {
        var build = sight.Build;
        return new ApiBuild(
            build.Id, address.Of($"/builds/{build.Id}"), build.Title, build.Story, build.Credits, build.State, build.Theme, build.Scale, build.Licence, build.Parts, build.Language,
            [.. build.Tags.Select(tag => tag.Name)], new ApiPerson(sight.Author.Handle, sight.Author.Name), sight.Group is { } group ? new ApiNamed(group.Slug, group.Name) : null, sight.Idea?.Id,
            build.LikeCount, sight.Liked, [.. sight.Pictures.Select(look => ApiPicture.Of(look, address))], build.Version, sight.Week?.ToString(), build.HiddenAt is not null, build.DeletedAt is not null, build.PublishedAt);
    }
}

/// <summary>A build as galleries tell it.</summary>
/// <param name="Face">Its first picture.</param>
/// <param name="Pictures">How many it has.</param>
/// <param name="Posts">How many posts can be read.</param>
public sealed record ApiBuildCard(
    long Id, string Url, string Title, string Excerpt, string Language, int? Parts, long Likes, long Posts, ApiPerson Author, ApiNamed? Group, int Pictures, ApiPicture? Face, DateTime? PublishedAt)
{
    public static ApiBuildCard Of(BuildCard card, PortalAddress address) => new(
        card.Id, address.Of($"/builds/{card.Id}"), card.Title, card.Excerpt, card.Language, card.Parts, card.Likes, card.Posts, new ApiPerson(card.AuthorHandle, card.AuthorName),
        card is { GroupSlug: { } slug, GroupName: { } name } ? new ApiNamed(slug, name) : null, card.Pictures, card.Face is { } face ? ApiPicture.Of(face, address) : null, card.PublishedAt);
}

/// <summary>A new build, kept as a draft that only its author sees; pictures are sent to it, and then it is published.</summary>
/// <param name="Title">3 to 120 characters to be published.</param>
/// <param name="Story">Markdown, at most 10,000 characters.</param>
/// <param name="Credits">Who else had a hand in it; at most 1,000 characters.</param>
/// <param name="Parts">1 to 1,000,000, where somebody counted.</param>
/// <param name="Group">Slug of a group of one's own.</param>
/// <param name="Idea">The number of the idea that it shows.</param>
/// <param name="Language">BCP 47 tag of what is written.</param>
/// <param name="Tags">At most five words.</param>
public sealed record NewBuild(
    string Title = "", string Story = "", string Credits = "", BuildTheme Theme = BuildTheme.Other, BuildScale Scale = BuildScale.Other, BuildLicence Licence = BuildLicence.AllRightsReserved,
    int? Parts = null, string? Group = null, long? Idea = null, string Language = "en", IReadOnlyList<string>? Tags = null)
{
    public BuildDraft AsDraft() => new(
        Title, Story, Credits, Theme, Scale, Licence, Parts, Group ?? "", Idea?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "", Language, Tags);
}

/// <summary>What should be different about a build; what is left out stays.</summary>
/// <param name="Parts">0 where nobody counted.</param>
/// <param name="Group">Slug of a group of one's own; empty for none.</param>
/// <param name="Idea">The number of the idea that it shows; 0 for none.</param>
/// <param name="Version">The version that was read; a newer one means that it was saved in between, elsewhere, and is told by 409.</param>
public sealed record BuildChange(
    string? Title = null, string? Story = null, string? Credits = null, BuildTheme? Theme = null, BuildScale? Scale = null, BuildLicence? Licence = null,
    int? Parts = null, string? Group = null, long? Idea = null, string? Language = null, IReadOnlyList<string>? Tags = null, long? Version = null)
{
    public BuildDraft On(BuildSight sight)
    {
        var (build, idea) = (sight.Build, Idea ?? sight.Build.IdeaId ?? 0);
        return new BuildDraft(
            Title ?? build.Title, Story ?? build.Story, Credits ?? build.Credits, Theme ?? build.Theme, Scale ?? build.Scale, Licence ?? build.Licence, Parts == 0 ? null : Parts ?? build.Parts,
            Group ?? sight.Group?.Slug ?? "", idea == 0 ? "" : idea.ToString(System.Globalization.CultureInfo.InvariantCulture), Language ?? build.Language, Tags ?? [.. build.Tags.Select(tag => tag.Name)]);
    }
}
