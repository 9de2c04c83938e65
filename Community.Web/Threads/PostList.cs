using System.Globalization;
using Community.Platform;

namespace Community.Threads;

/// <summary>Posts as a page or a push shows them: one partial for both.</summary>
public sealed record PostList(IReadOnlyList<ShownBranch> Branches)
{
    /// <summary>Whether it looks the same to whoever else has nothing of their own in it. Where pictures lie is read for each page.</summary>
    public bool IsCommon => Branches.All(branch => branch.Replies.Append(branch.Root).All(shell => shell is null or { Mine: "", Sought: false, TellsWhy: false, Post.Pictures.Looks.Count: 0 }));

    public static PostList Of(Branch branch) => new([new ShownBranch(new PostShell(branch.Root), [.. branch.Replies.Select(reply => new PostShell(reply))])]);

    /// <summary>A reply that arrives where its post already stands.</summary>
    public static PostList OfReply(PostView reply) => new([new ShownBranch(null, [new PostShell(reply)])]);
}

/// <summary>A post and the replies under it; replies alone where the post stands already.</summary>
public sealed record ShownBranch(PostShell? Root, IReadOnlyList<PostShell> Replies);

/// <summary>The shell a page draws around a post: pushes replace the post and leave the shell, so that what is mine stays.</summary>
/// <param name="Post">The post.</param>
/// <param name="Mine">What of it is the reader's own.</param>
/// <param name="Sought">The reader came for this one.</param>
/// <param name="TellsWhy">Its author, or who may restore it, reads here why it is hidden.</param>
public sealed record PostShell(PostView Post, string Mine = "", bool Sought = false, bool TellsWhy = false);

/// <summary>All that is drawn of a post: itself, and its times as the reader's formats write them.</summary>
public sealed record PostLook(PostView Post, string Ago, string Date)
{
    public static PostLook Of(PostView post, Formats formats) => new(post, formats.Ago(post.At), formats.Date(post.At));

    // Two looks of one change differ in little else; to hash every word of a post would cost more than it parts.
    public override int GetHashCode() => HashCode.Combine(Post.Id, Post.Change);
}

/// <summary>
/// Where the acts on a post go. They stand once for a whole thread, with words in braces that the script replaces when a menu is
/// opened (Client/controllers/post_menu_controller.ts), and by themselves on a page of their own for who has no script.
/// </summary>
/// <param name="Place">Address of the post.</param>
/// <param name="Desk">Where its forms open.</param>
/// <param name="Id">The post, for a report.</param>
public sealed record PostActs(string Place, string Desk, string Id)
{
    public static readonly PostActs OfAny = new("{place}", "{desk}", "{id}");
}

/// <summary>The acts on one post, under what it says.</summary>
public sealed record PostActsPage(Post Post, Quoted? Quote, bool Mine)
{
    public PostActs Acts => new(Place, "_top", Post.Id.ToString(CultureInfo.InvariantCulture));

    private string Place => string.Create(CultureInfo.InvariantCulture, $"/threads/{Post.ThreadId}/posts/{Post.Seq}");
}
