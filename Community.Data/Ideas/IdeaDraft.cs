using Community.Pictures;
using Community.Search;
using Community.Text;
using Community.Threads;

namespace Community.Ideas;

/// <summary>What an author has written so far; any part may still be missing.</summary>
/// <param name="Line">Slug of the product line; undecided when empty.</param>
/// <param name="Group">Slug of the group, or empty.</param>
/// <param name="Language">BCP 47 tag.</param>
/// <param name="Tags">At most five words.</param>
/// <param name="Field">The field the author is in.</param>
/// <param name="Pictures">All that it shows, in their order; null leaves them as they are.</param>
public sealed record IdeaDraft(
    string Title, string Today, string Better, string Line = "", string Group = "", string Language = "en", IReadOnlyList<string>? Tags = null, string Field = "", IReadOnlyList<ChosenPicture>? Pictures = null)
{
    public IdeaDraft Clean() => this with
    {
        Title = CleanText.Line(Title),
        Today = CleanText.Clean(Today),
        Better = CleanText.Clean(Better),
        Line = CleanText.Line(Line),
        Group = CleanText.Line(Group),
        Language = CleanText.Line(Language),
        Tags = [.. (Tags ?? []).Select(tag => CleanText.Line(tag)).Where(tag => tag.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)],
    };

    /// <summary>Everything a cleaned draft still lacks to be published, so that a form can say it beside each field at once.</summary>
    public IEnumerable<Refusal> Lacks()
    {
        if (Title.Length is < IdeaSizes.TitleMinimum or > IdeaSizes.TitleMaximum) yield return IdeaRefusals.TitleLength;
        if (Today.Length is < IdeaSizes.TextMinimum or > IdeaSizes.TextMaximum) yield return IdeaRefusals.TodayLength;
        if (Better.Length is < IdeaSizes.TextMinimum or > IdeaSizes.TextMaximum) yield return IdeaRefusals.BetterLength;
    }

    /// <summary>Where one thing is missing, all that is.</summary>
    public IReadOnlyList<Refusal> AllBeside(Refusal refusal) => Lacks().ToList() is var lacks && lacks.Contains(refusal) ? lacks : [refusal];

    /// <summary>Longer than may ever be kept; a draft may be shorter than a published idea.</summary>
    public Refusal? RefusesLengths()
    {
        if (Title.Length > IdeaSizes.TitleMaximum) return IdeaRefusals.TitleLength;
        if (Today.Length > IdeaSizes.TextMaximum) return IdeaRefusals.TodayLength;
        if (Better.Length > IdeaSizes.TextMaximum) return IdeaRefusals.BetterLength;
        if (Tags!.Count > IdeaTag.PerIdea) return IdeaRefusals.TooManyTags;
        return Tags.Any(tag => tag.Length is < IdeaSizes.TagMinimum or > IdeaSizes.TagMaximum) ? IdeaRefusals.TagLength : null;
    }
}

/// <summary>What follows from an idea's words: rendered text, excerpt, search forms.</summary>
public sealed partial class Idea
{
    public void Write(IdeaDraft draft)
    {
        Title = draft.Title;
        Slug = Slugs.Slug(draft.Title);
        Concept = Community.Ideas.Concept.Join(draft.Today, draft.Better);
        TodayHtml = Markdown.Render(draft.Today);
        BetterHtml = Markdown.Render(draft.Better);
        Excerpt = Markdown.Excerpt(draft.Today.Length > 0 ? draft.Today : draft.Better, 180);
        SearchKept = SearchForms.Kept($"{Title} {draft.Today} {draft.Better}");
        SearchFolded = SearchForms.Folded($"{Title} {draft.Today} {draft.Better}");
    }

    public void Tag(IEnumerable<string> names)
    {
        var wanted = names.Select(name => new IdeaTag { IdeaId = Id, Name = name, Slug = Slugs.Slug(name) is { Length: > 0 } slug ? slug : SearchForms.Folded(name) })
            .DistinctBy(tag => tag.Slug).ToList();
        Tags.RemoveAll(tag => !wanted.Exists(other => other.Slug == tag.Slug));
        Tags.AddRange(wanted.Where(tag => !Tags.Exists(other => other.Slug == tag.Slug)));
    }
}
