using Community.Members;

namespace Community.Threads;

/// <summary>A member called in a text.</summary>
internal sealed record Mentioned(long Id, string Handle);

/// <summary>Turns what was typed into what is shown, and finds whom it calls.</summary>
internal static class Mentions
{
    // Whoever calls half the portal means nobody.
    private const int Most = 20;

    public static async Task<List<Mentioned>> MentionedAsync(this CommunityDb db, string words, CancellationToken stop)
    {
        var handles = Markdown.MentionsIn(words).Select(handle => handle.ToUpperInvariant()).Take(Most).ToList();
        if (handles.Count == 0) return [];
        return await db.Members.Where(row => handles.Contains(row.NormalizedUserName!) && row.Kind == MemberKind.Person)
            .Select(row => new Mentioned(row.Id, row.UserName!)).ToListAsync(stop);
    }

    public static string Render(string words, IEnumerable<Mentioned> mentioned) =>
        Markdown.Render(words, mentioned.Select(one => one.Handle).ToHashSet(StringComparer.OrdinalIgnoreCase));

    public static void Mention(this CommunityDb db, long postId, IEnumerable<Mentioned> mentioned) =>
        db.Mentions.AddRange(mentioned.Select(one => new Mention { PostId = postId, MemberId = one.Id }));

    /// <summary>After an edit: whom the new words call, no more and no fewer.</summary>
    public static async Task MentionAnewAsync(this CommunityDb db, long postId, IReadOnlyCollection<Mentioned> mentioned, CancellationToken stop)
    {
        var before = await db.Mentions.Where(row => row.PostId == postId).ToListAsync(stop);
        db.Mentions.RemoveRange(before.Where(row => mentioned.All(one => one.Id != row.MemberId)));
        db.Mention(postId, mentioned.Where(one => before.TrueForAll(row => row.MemberId != one.Id)));
    }
}
