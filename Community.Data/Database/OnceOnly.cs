using Community.Admin;

namespace Community;

/// <summary>An idempotency key as it came with a request: scoped to member and route, bound to the body.</summary>
public sealed record OnceOnly(long MemberId, string Route, string Key, string BodyHash)
{
    internal IdempotencyKey Keep(string answer, DateTime at) =>
        new() { MemberId = MemberId, Route = Route, Key = Key, BodyHash = BodyHash, Answer = answer, At = at };
}
