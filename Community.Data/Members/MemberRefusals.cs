namespace Community.Members;

/// <summary>Every no that an account or a profile can give.</summary>
public static class MemberRefusals
{
    public static readonly Refusal NameLength = Refusal.Input("Members.NameLength", "Name", MemberSizes.NameMaximum);
    public static readonly Refusal EmailWrong = Refusal.Input("Members.EmailWrong", "Email");
    public static readonly Refusal PasswordTooShort = Refusal.Input("Members.PasswordTooShort", "Password", MemberSizes.PasswordMinimum);
    public static readonly Refusal PasswordTooLong = Refusal.Input("Members.PasswordTooLong", "Password", MemberSizes.PasswordMaximum);
    public static readonly Refusal PasswordIsYours = Refusal.Input("Members.PasswordIsYours", "Password");
    public static readonly Refusal PasswordIsCommon = Refusal.Input("Members.PasswordIsCommon", "Password");
    public static readonly Refusal WrongPassword = Refusal.Input("Members.WrongPassword", "Current");
    public static readonly Refusal NotTheRegistered = Refusal.Input("Members.NotTheRegistered", "Password");
    public static readonly Refusal HandleWrong = Refusal.Input("Members.HandleWrong", "Handle", Text.Slugs.ShortestHandle, Text.Slugs.LongestHandle);
    public static readonly Refusal HandleTaken = Refusal.Input("Members.HandleTaken", "Handle");
    public static readonly Refusal AboutLength = Refusal.Input("Members.AboutLength", "About", MemberSizes.AboutMaximum);
    public static readonly Refusal UnknownCountry = Refusal.Input("Members.UnknownCountry", "Country");
    public static readonly Refusal UnknownLanguage = Refusal.Input("Members.UnknownLanguage", "Languages");
    public static readonly Refusal UnknownTimeZone = Refusal.Input("Members.UnknownTimeZone", "TimeZone");
    public static readonly Refusal AdultsOnly = Refusal.Input("Members.AdultsOnly", "Adult");

    /// <summary>Said of an unknown address and of a wrong password alike.</summary>
    public static readonly Refusal DoNotMatch = Refusal.Input("Members.DoNotMatch");

    public static readonly Refusal TooManyTries = Refusal.Rule("Members.TooManyTries");

    /// <summary>A code that is wrong, over, or was used before.</summary>
    public static readonly Refusal WrongCode = Refusal.Input("Members.WrongCode", "Code");

    /// <summary>Too long went by between password and code, or something changed in between.</summary>
    public static readonly Refusal StepIsOver = Refusal.Rule("Members.StepIsOver");

    public static readonly Refusal FactorIsOn = Refusal.Rule("Members.FactorIsOn");

    public static readonly Refusal PasskeyName = Refusal.Input("Members.PasskeyName", "Name", PasskeySizes.NameMaximum);

    /// <summary>The browser gave none, or not in time, or one that is here already.</summary>
    public static readonly Refusal PasskeyNotTaken = Refusal.Rule("Members.PasskeyNotTaken");

    /// <summary>Nobody here, or nobody any more, signs in by it.</summary>
    public static readonly Refusal PasskeyUnknown = Refusal.Input("Members.PasskeyUnknown");

    /// <summary>A link from a mail that is too old, was used, or is not ours.</summary>
    public static readonly Refusal LinkIsOld = Refusal.Rule("Members.LinkIsOld");

    /// <summary>Staff have yet to set up a second factor.</summary>
    public static readonly Refusal FactorOwed = Refusal.Forbidden("Members.Factor.Owed");

    public static readonly Refusal TooManyPasskeys = Refusal.Rule("Members.TooManyPasskeys", PasskeySizes.Most);
}

/// <summary>Lengths in UTF-16 units after cleaning.</summary>
public static class MemberSizes
{
    public const int NameMaximum = 60;
    public const int EmailMaximum = 254;
    public const int PasswordMinimum = 10;
    public const int PasswordMaximum = 200;
    public const int AboutMaximum = 1_000;
    public const int LanguagesMaximum = 5;
}
