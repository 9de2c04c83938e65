namespace Community.Admin;

/// <summary>
/// What a creating request with a key came to, kept for 24 hours and stored in the effect's own transaction:
/// whoever sends it again gets the same answer and no second effect.
/// </summary>
public sealed class IdempotencyKey
{
    public static readonly TimeSpan KeptFor = TimeSpan.FromHours(24);

    public long MemberId { get; set; }

    public required string Route { get; set; }

    public required string Key { get; set; }

    /// <summary>SHA-256 of the body, in hexadecimal.</summary>
    public required string BodyHash { get; set; }

    /// <summary>The use case's value, as JSON.</summary>
    public required string Answer { get; set; }

    public DateTime At { get; set; }
}
