namespace Community.Members;

/// <summary>What a member's authenticator app shares with the portal. Without an instant of confirmation it is being set up and asks for nothing yet.</summary>
public sealed class SecondFactor
{
    public long MemberId { get; set; }

    /// <summary>The shared key, in base 32 as apps read it.</summary>
    public required string Key { get; set; }

    public DateTime? ConfirmedAt { get; set; }

    /// <summary>The newest step of time whose code was taken; it and those before it are not taken again.</summary>
    public long LastStep { get; set; }

    /// <summary>Which try took that step, so that a save whose answer was lost knows its own.</summary>
    public Guid? TakenBy { get; set; }
}

/// <summary>One code on paper that stands in for the app once; taken by deleting its row.</summary>
public sealed class RecoveryCode
{
    public long MemberId { get; set; }

    /// <summary>A hash; the code itself was shown once.</summary>
    public required string Hash { get; set; }
}
