namespace Community.Tokens;

/// <summary>What a program may do with a token; a member's own rights are asked beside it.</summary>
[Flags]
public enum Scopes
{
    None = 0,

    /// <summary>See what the member sees.</summary>
    Read = 1,

    /// <summary>Do what every member does: suggest, vote, post, join, report.</summary>
    Write = 2,

    /// <summary>Do what the member's offices and roles are for: the board, forwards, answers, sorting.</summary>
    Manage = 4,

    All = Read | Write | Manage,
}

/// <summary>What a program shows where a browser shows its cookie. Only its hash is kept: whoever reads the table can use none of them.</summary>
public sealed class AccessToken
{
    public long Id { get; set; }

    public long MemberId { get; set; }

    /// <summary>SHA-256 of the token, in hexadecimal.</summary>
    public required string Hash { get; set; }

    /// <summary>What the member calls it; empty for one that a program got by signing in.</summary>
    public string Name { get; set; } = "";

    public Scopes Scopes { get; set; }

    /// <summary>The member's security stamp when it was made: with the stamp all tokens end, as all sessions do.</summary>
    public required string Stamp { get; set; }

    public DateTime CreatedAt { get; set; }

    public DateTime ExpiresAt { get; set; }

    /// <summary>To the hour.</summary>
    public DateTime? LastSeenAt { get; set; }
}
