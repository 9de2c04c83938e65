namespace Community.Threads;

/// <summary>The five reactions, by the names the API uses.</summary>
public enum ReactionName
{
    Brick,
    Heart,
    Idea,
    Party,
    Thinking,
}

/// <summary>A member's reaction to a post; one of each name.</summary>
public sealed class Reaction
{
    public long PostId { get; set; }

    public long MemberId { get; set; }

    public ReactionName Name { get; set; }
}

public static class ReactionNames
{
    public static readonly IReadOnlyList<(ReactionName Name, string Sign)> All =
        [(ReactionName.Brick, "🧱"), (ReactionName.Heart, "❤️"), (ReactionName.Idea, "💡"), (ReactionName.Party, "🎉"), (ReactionName.Thinking, "🤔")];

    /// <summary>The reaction of an address, as <c>brick</c>; null for anything else, numbers included.</summary>
    public static ReactionName? Named(string name) =>
        All.Where(one => string.Equals(one.Name.ToString(), name, StringComparison.OrdinalIgnoreCase)).Select(one => (ReactionName?)one.Name).FirstOrDefault();

    public static int CountOf(this Post post, ReactionName name) => name switch
    {
        ReactionName.Brick => post.Bricks,
        ReactionName.Heart => post.Hearts,
        ReactionName.Idea => post.Ideas,
        ReactionName.Party => post.Parties,
        _ => post.Thinkings,
    };

    public static void Count(this Post post, ReactionName name, int by)
    {
        switch (name)
        {
            case ReactionName.Brick: post.Bricks += by; break;
            case ReactionName.Heart: post.Hearts += by; break;
            case ReactionName.Idea: post.Ideas += by; break;
            case ReactionName.Party: post.Parties += by; break;
            default: post.Thinkings += by; break;
        }
    }
}
