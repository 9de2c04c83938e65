using System.Net;

namespace Community.Verdicts;

/// <summary>What a role is told, as <c>verdicts.txt</c> writes it.</summary>
internal enum Verdict
{
    /// <summary>Done, and what the row names is there afterwards.</summary>
    Yes,

    /// <summary>Answered without what the row names: others' things are left out.</summary>
    Less,

    /// <summary>Answered, and there was nothing to do.</summary>
    Idle,

    /// <summary>Led to another page.</summary>
    Away,

    /// <summary>Refused with a reason.</summary>
    No,

    /// <summary>As if it were not there.</summary>
    Hidden,

    /// <summary>Asked to sign in.</summary>
    In,
}

internal static class VerdictWords
{
    public static Verdict Parse(string word) => word switch
    {
        "yes" => Verdict.Yes,
        "less" => Verdict.Less,
        "idle" => Verdict.Idle,
        "away" => Verdict.Away,
        "no" => Verdict.No,
        "404" => Verdict.Hidden,
        "in" => Verdict.In,
        _ => throw new FormatException($"No such verdict: {word}"),
    };

    /// <summary>What an answer of the portal amounts to, before its effect is looked at.</summary>
    public static bool Fits(this Verdict verdict, HttpStatusCode status, string location) => verdict switch
    {
        Verdict.In => status == HttpStatusCode.Unauthorized || (IsRedirect(status) && LeadsToSignIn(location)),
        Verdict.Hidden => status == HttpStatusCode.NotFound,
        Verdict.No => status is HttpStatusCode.Forbidden or HttpStatusCode.Conflict or HttpStatusCode.UnprocessableEntity,
        Verdict.Away => IsRedirect(status) && !LeadsToSignIn(location),
        Verdict.Less => status == HttpStatusCode.OK,
        _ => status is HttpStatusCode.OK or HttpStatusCode.Created or HttpStatusCode.NoContent || (IsRedirect(status) && !LeadsToSignIn(location)),
    };

    private static bool IsRedirect(HttpStatusCode status) => (int)status is >= 300 and < 400;

    private static bool LeadsToSignIn(string location) => location.Contains("/account/sign-in?", StringComparison.Ordinal);
}
