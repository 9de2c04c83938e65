using Community.Ideas;
using Community.Members;

namespace Community.Admin;

/// <summary>One idea of an import file, fit to be kept.</summary>
internal sealed record IdeaRow(int Line, string Key, IdeaDraft Draft, string Author, DateTime At)
{
    public static readonly IReadOnlyList<string> Columns = ["key", "title", "today", "better", "author", "created_at", "language"];

    public static Outcome<IdeaRow> Of(CsvRow row, DateTime now)
    {
        if (row.Refusal is { } broken) return broken;
        var (key, author, at) = (ImportFields.Key(row["key"]), ImportFields.Person(row["author"]), ImportFields.Instant(row["created_at"], now));
        if ((key.Refusal ?? author.Refusal ?? at.Refusal) is { } refusal) return refusal;
        var language = row["language"].Trim() is { Length: > 0 } tag ? tag : "en";
        if (Languages.Find(language) is not { } known) return ImportRefusals.NoLanguage(language);
        var draft = new IdeaDraft(row["title"], row["today"], row["better"], Language: known.Tag).Clean();
        return Refuses(draft) is { } size ? size : new IdeaRow(row.Line, key.Value, draft, author.Value, at.Value);
    }

    /// <summary>The sizes of every idea, but that an imported one may say nothing of today, and be brief about better: people elsewhere were.</summary>
    private static Refusal? Refuses(IdeaDraft draft)
    {
        if (draft.Title.Length is < IdeaSizes.TitleMinimum or > IdeaSizes.TitleMaximum) return ImportRefusals.TitleLength;
        if (draft.Today.Length is (> 0 and < IdeaSizes.TextMinimum) or > IdeaSizes.TextMaximum) return ImportRefusals.TodayLength;
        return draft.Better.Length is 0 or > IdeaSizes.TextMaximum ? ImportRefusals.BetterLength : null;
    }
}
