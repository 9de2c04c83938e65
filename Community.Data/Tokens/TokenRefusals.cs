namespace Community.Tokens;

/// <summary>Every no about tokens.</summary>
public static class TokenRefusals
{
    public const int NameMaximum = 60;

    /// <summary>Living ones of one member that have a name.</summary>
    public const int PerMember = 20;

    public static readonly Refusal NameLength = Refusal.Input("Tokens.NameLength", "Name", NameMaximum);
    public static readonly Refusal ScopeMissing = Refusal.Input("Tokens.ScopeMissing", "Scopes");
    public static readonly Refusal DaysWrong = Refusal.Input("Tokens.DaysWrong", "Days");
    public static readonly Refusal TooMany = Refusal.Rule("Tokens.TooMany", PerMember);

    /// <summary>The password was right; the address must be confirmed first.</summary>
    public static readonly Refusal ConfirmFirst = Refusal.Forbidden("Tokens.ConfirmFirst");

    /// <summary>The password was right; the member has a second factor.</summary>
    public static readonly Refusal CodeMissing = Refusal.Input("Tokens.CodeMissing", "Code");

    /// <summary>The token is good, and not for this.</summary>
    public static readonly Refusal ScopeTooNarrow = Refusal.Forbidden("Tokens.ScopeTooNarrow");
}
