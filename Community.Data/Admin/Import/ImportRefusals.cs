using Community.Ideas;
using Community.Members;

namespace Community.Admin;

/// <summary>Every no an import can give: to the whole file before anything is written, or to one row of it.</summary>
public static class ImportRefusals
{
    public const int KeyMaximum = 200;
    public const int NameMaximum = 60;

    public static readonly Refusal OnlyAdministrators = Refusal.Forbidden("Admin.OnlyAdministratorsImport");

    // The file.
    public static readonly Refusal NotUtf8 = Refusal.Input("Admin.NotUtf8");
    public static readonly Refusal EmptyFile = Refusal.Input("Admin.EmptyFile");

    // A row.
    public static readonly Refusal TooFewFields = Refusal.Input("Admin.TooFewFields");
    public static readonly Refusal TooManyFields = Refusal.Input("Admin.TooManyFields");
    public static readonly Refusal KeyLength = Refusal.Input("Admin.KeyLength", null, KeyMaximum);
    public static readonly Refusal PersonLength = Refusal.Input("Admin.PersonLength", null, NameMaximum);
    public static readonly Refusal TitleLength = Refusal.Input("Admin.ImportedTitleLength", null, IdeaSizes.TitleMinimum, IdeaSizes.TitleMaximum);
    public static readonly Refusal TodayLength = Refusal.Input("Admin.ImportedTodayLength", null, IdeaSizes.TextMinimum, IdeaSizes.TextMaximum);
    public static readonly Refusal BetterLength = Refusal.Input("Admin.ImportedBetterLength", null, IdeaSizes.TextMaximum);
    public static readonly Refusal FutureInstant = Refusal.Input("Admin.FutureInstant");

    public static Refusal MissingColumn(string column, IEnumerable<string> all) => Refusal.Input("Admin.MissingColumn", null, column, string.Join(", ", all));

    public static Refusal DoubleColumn(string column) => Refusal.Input("Admin.DoubleColumn", null, column);

    public static Refusal OpenQuote(int line) => Refusal.Input("Admin.OpenQuote", null, line);

    public static Refusal NoSuchLine(string slug) => Refusal.Input("Admin.NoSuchLine", null, slug);

    public static Refusal NoSuchGroup(string slug) => Refusal.Input("Admin.NoSuchGroup", null, slug);

    public static Refusal KeyTwice(string key, int line) => Refusal.Input("Admin.KeyTwice", null, key, line);

    public static Refusal NoInstant(string text) => Refusal.Input("Admin.NoInstant", null, text);

    public static Refusal NoLanguage(string tag) => Refusal.Input("Admin.NoLanguage", null, tag);

    public static Refusal NoBallot(string value) => Refusal.Input("Admin.NoBallot", null, value);

    public static Refusal NoSuchIdea(string key) => Refusal.Rule("Admin.NoSuchIdea", key);

    public static Refusal Frozen(string key) => Refusal.Rule("Admin.FrozenIdea", key);

    /// <summary>Administrators import; a command at the machine acts as the portal itself.</summary>
    internal static async Task<Refusal?> RefusesImportByAsync(this CommunityDb db, Member? member, CancellationToken stop)
    {
        if (member is null) return Refusal.SignInFirst;
        return member.Kind == MemberKind.Portal || (await db.StandingOf(member, stop)).IsAdministrator ? null : OnlyAdministrators;
    }
}
