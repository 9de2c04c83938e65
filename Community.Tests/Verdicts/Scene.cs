using Community.Members;

namespace Community.Verdicts;

/// <summary>What lies there when a role tries: whose it is, and the values that routes and forms of the table name.</summary>
/// <param name="Owner">Whose it is; Marie's where nobody else is named.</param>
/// <param name="ForRole">The one role it was laid out for; null: for whoever comes.</param>
/// <param name="Values">By the name that stands in braces.</param>
internal sealed record Scene(Member? Owner, string? ForRole, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>Laid out for another role, so that this one needs its own.</summary>
    public bool IsForAnotherThan(string role) => ForRole is not null && ForRole != role;

    public string Fill(string template) => Values.Aggregate(template, (text, value) => text.Replace($"{{{value.Key}}}", value.Value, StringComparison.Ordinal));
}
