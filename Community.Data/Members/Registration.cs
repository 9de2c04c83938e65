using System.Net.Mail;
using Community.Groups;
using Community.Text;

namespace Community.Members;

/// <summary>What somebody types who wants to belong.</summary>
/// <param name="Name">As others will see it.</param>
/// <param name="Email">Where the confirmation goes.</param>
/// <param name="Password">As typed.</param>
/// <param name="Handle">Empty: one is made from the name.</param>
/// <param name="Country">Code, or empty.</param>
/// <param name="Languages">Tags, best first.</param>
/// <param name="TimeZone">IANA name, or empty.</param>
/// <param name="Culture">The language of pages and mails.</param>
/// <param name="Adult">Confirmed to be old enough.</param>
public sealed record Registration(
    string Name, string Email, string Password, string Handle = "", string Country = "", IReadOnlyList<string>? Languages = null,
    string TimeZone = "", string Culture = "en", bool Adult = false)
{
    public Registration Clean() => this with
    {
        Name = CleanText.Line(Name),
        Email = CleanText.Line(Email),
        Handle = CleanText.Line(Handle).TrimStart('@').ToLowerInvariant(),
        Country = CleanText.Line(Country).ToUpperInvariant(),
        Languages = MemberRules.Tidy(Languages),
        TimeZone = TimeZone is { Length: > 0 } ? TimeZone : TimeZones.Utc,
    };

    /// <summary>What can be said without asking who else is here; nothing of it tells whether the address has an account.</summary>
    public Refusal? Refuses()
    {
        if (MemberRules.RefusesName(Name) is { } unnamed) return unnamed;
        if (!MemberRules.IsEmail(Email)) return MemberRefusals.EmailWrong;
        if (Passwords.Refuses(Password, Email, Email.Split('@')[0], Handle, Name) is { } weak) return weak;
        if (Handle.Length > 0 && MemberRules.RefusesHandle(Handle) is { } wrong) return wrong;
        if (MemberRules.RefusesPlace(Country, Languages!, TimeZone) is { } lost) return lost;
        return Adult ? null : MemberRefusals.AdultsOnly;
    }
}

/// <summary>What holds for names, addresses and places wherever they are typed.</summary>
public static class MemberRules
{
    // Whoever is called so would be believed to speak for the company.
    private static readonly string[] Reserved = ["admin", "administrator", "moderator", "portal", "support", "team", "staff", "official", "community-team"];

    public static Refusal? RefusesName(string name) => name.Length is 0 or > MemberSizes.NameMaximum ? MemberRefusals.NameLength : null;

    public static Refusal? RefusesHandle(string handle)
    {
        if (!Slugs.IsHandle(handle) || handle.StartsWith('-') || handle.EndsWith('-')) return MemberRefusals.HandleWrong;
        return Reserved.Contains(handle, StringComparer.Ordinal) ? MemberRefusals.HandleTaken : null;
    }

    public static Refusal? RefusesPlace(string country, IReadOnlyList<string> languages, string timeZone)
    {
        if (country.Length > 0 && !Countries.IsKnown(country)) return MemberRefusals.UnknownCountry;
        if (languages.Any(tag => !Members.Languages.IsKnown(tag))) return MemberRefusals.UnknownLanguage;
        return TimeZones.IsKnown(timeZone) ? null : MemberRefusals.UnknownTimeZone;
    }

    public static bool IsEmail(string email) =>
        email.Length <= MemberSizes.EmailMaximum && !email.Any(letter => char.IsControl(letter) || char.IsWhiteSpace(letter) || letter is '"' or '<' or '>' or ',')
        && MailAddress.TryCreate(email, out var address) && address.Address == email && address.Host.Length > 0;

    internal static List<string> Tidy(IReadOnlyList<string>? languages) =>
        [.. (languages ?? []).Where(tag => tag is { Length: > 0 }).Distinct(StringComparer.OrdinalIgnoreCase).Take(MemberSizes.LanguagesMaximum)];
}
