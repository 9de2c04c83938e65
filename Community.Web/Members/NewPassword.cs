namespace Community.Members;

/// <summary>A field for a new password with words about its strength; what was typed never travels back.</summary>
public sealed record NewPassword(string Password);

/// <summary>The languages somebody reads, best first, as lists to pick from.</summary>
public sealed record SpokenLanguages(IReadOnlyList<string?> Tags, int Most);
