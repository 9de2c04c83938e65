using Community.Search;
using Community.Text;
using Community.Threads;

namespace Community.Builds;

/// <summary>What an author has told of a build so far; any part may still be missing.</summary>
/// <param name="Credits">Who else had a hand in it.</param>
/// <param name="Parts">How many it is made of; null where nobody counted.</param>
/// <param name="Group">Slug of the group, or empty.</param>
/// <param name="Idea">Number or address of the idea that it shows, or empty.</param>
/// <param name="Language">BCP 47 tag.</param>
/// <param name="Tags">At most five words.</param>
public sealed record BuildDraft(
    string Title, string Story = "", string Credits = "", BuildTheme Theme = BuildTheme.Other, BuildScale Scale = BuildScale.Other,
    BuildLicence Licence = BuildLicence.AllRightsReserved, int? Parts = null, string Group = "", string Idea = "", string Language = "en", IReadOnlyList<string>? Tags = null)
{
    public BuildDraft Clean() => this with
    {
        Title = CleanText.Line(Title),
        Story = CleanText.Clean(Story),
        Credits = CleanText.Clean(Credits),
        Group = CleanText.Line(Group),
        Idea = CleanText.Line(Idea),
        Language = CleanText.Line(Language),
        Tags = [.. (Tags ?? []).Select(tag => CleanText.Line(tag)).Where(tag => tag.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)],
    };

    /// <summary>What a cleaned draft's words still lack to be published.</summary>
    public Refusal? RefusesPublishing() => Title.Length is < BuildSizes.TitleMinimum or > BuildSizes.TitleMaximum ? BuildRefusals.TitleLength : null;

    /// <summary>More than may ever be kept; a draft may be shorter than a published build.</summary>
    public Refusal? RefusesKeeping()
    {
        if (Title.Length > BuildSizes.TitleMaximum) return BuildRefusals.TitleLength;
        if (Story.Length > BuildSizes.StoryMaximum) return BuildRefusals.StoryLength;
        if (Credits.Length > BuildSizes.CreditsMaximum) return BuildRefusals.CreditsLength;
        if (Parts is < BuildSizes.PartsMinimum or > BuildSizes.PartsMaximum) return BuildRefusals.PartsRange;
        if (Tags!.Count > BuildTag.PerBuild) return BuildRefusals.TooManyTags;
        if (Tags.Any(tag => tag.Length is < BuildSizes.TagMinimum or > BuildSizes.TagMaximum)) return BuildRefusals.TagLength;
        return Enum.IsDefined(Theme) && Enum.IsDefined(Scale) && Enum.IsDefined(Licence) ? null : BuildRefusals.UnknownChoice;
    }
}

/// <summary>What follows from a build's words: rendered text, excerpt, search forms.</summary>
public sealed partial class Build
{
    /// <summary>What stands behind the number in addresses of its own; a title that folds to one of these is left to the number.</summary>
    private static readonly string[] Taken = ["edit", "delete", "like", "follow", "pictures", "feature"];

    public void Write(BuildDraft draft)
    {
        (Title, Slug) = (draft.Title, Slugs.Slug(draft.Title) is var slug && Taken.Contains(slug) ? "" : slug);
        (Story, StoryHtml, Excerpt) = (draft.Story, Markdown.Render(draft.Story), Markdown.Excerpt(draft.Story, 180));
        (Credits, Parts) = (draft.Credits, draft.Parts);
        (Theme, Scale, Licence) = (draft.Theme, draft.Scale, draft.Licence);
        Tag(draft.Tags!);
        (SearchKept, SearchFolded) = Forms();
    }

    /// <summary>By what it is found: its title, its tags in a settled order, its story and its credits.</summary>
    public (string Kept, string Folded) Forms()
    {
        var words = $"{Title} {string.Join(' ', Tags.OrderBy(tag => tag.Slug, StringComparer.Ordinal).Select(tag => tag.Name))} {Story} {Credits}";
        return (SearchForms.Kept(words), SearchForms.Folded(words));
    }

    private void Tag(IEnumerable<string> names)
    {
        var wanted = names.Select(name => new BuildTag { BuildId = Id, Name = name, Slug = Slugs.Slug(name) is { Length: > 0 } slug ? slug : SearchForms.Folded(name) })
            .DistinctBy(tag => tag.Slug).ToList();
        Tags.RemoveAll(tag => !wanted.Exists(other => other.Slug == tag.Slug));
        Tags.AddRange(wanted.Where(tag => !Tags.Exists(other => other.Slug == tag.Slug)));
    }
}
