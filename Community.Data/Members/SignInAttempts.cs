namespace Community.Members;

/// <summary>
/// Failed sign-ins counted under one key: an account from unknown devices of one address block, or an account from one
/// known device. A stranger who guesses therefore never shuts out the owner.
/// </summary>
public sealed class SignInAttempts
{
    /// <summary>A hash; no address and no e-mail is stored.</summary>
    public required string Key { get; set; }

    public int Failures { get; set; }

    public DateTime LastFailureAt { get; set; }

    public DateTime? BlockedUntil { get; set; }
}
