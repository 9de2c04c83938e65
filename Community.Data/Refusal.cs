namespace Community;

/// <summary>How a refusal is met at the door: as 404, 403, 409 or 422.</summary>
public enum RefusalKind
{
    NotFound,
    Forbidden,
    Rule,
    Input,
}

/// <summary>
/// A named no. The key is the name in code, the API's <c>code</c>, and the key of the sentence in every language;
/// the list of all refusals is the rule book.
/// </summary>
/// <param name="Kind">How the refusal is met at the door.</param>
/// <param name="Key">Feature and name, as in <c>Ideas.VotesAreFrozen</c>.</param>
/// <param name="Field">The input it belongs beside, when it has one.</param>
public sealed record Refusal(RefusalKind Kind, string Key, string? Field = null)
{
    /// <summary>Said of what does not exist and of what one may not see, alike.</summary>
    public static readonly Refusal NotFound = new(RefusalKind.NotFound, "Shared.NotFound");

    public static readonly Refusal SignInFirst = Forbidden("Shared.SignInFirst");

    /// <summary>Somebody else saved in between; what was typed is kept.</summary>
    public static readonly Refusal ChangedMeanwhile = Rule("Shared.ChangedMeanwhile");

    /// <summary>The idempotency key was used before with another body.</summary>
    public static readonly Refusal KeyReused = Input("Shared.KeyReused");

    /// <summary>What was sent with the same idempotency key before, or what stands in its way, is not done yet.</summary>
    public static readonly Refusal StillUnderWay = Rule("Shared.StillUnderWay");

    /// <summary>A field carries what is no value for it, as no form of ours would send.</summary>
    public static readonly Refusal Unreadable = Input("Shared.Unreadable");

    /// <summary>Numbers and names that the sentence mentions.</summary>
    public object[] Arguments { get; init; } = [];

    public static Refusal Forbidden(string key) => new(RefusalKind.Forbidden, key);

    public static Refusal Rule(string key, params object[] arguments) => new(RefusalKind.Rule, key) { Arguments = arguments };

    public static Refusal Input(string key, string? field = null, params object[] arguments) =>
        new(RefusalKind.Input, key, field) { Arguments = arguments };
}
