namespace Community.Shared;

/// <summary>Where a list goes on, and where it began when one is deep in it.</summary>
public sealed record Pager(string? Next, string? First = null);

/// <summary>A list without rows says what to do next.</summary>
public sealed record Empty(string Icon, string Title, string Words, string? Href = null, string? Action = null);

/// <summary>A picture by which others show a page of ours that is sent to them.</summary>
public sealed record CardPicture(string Path, int Width, int Height, string Alt);

/// <summary>What a part of a page offers as its picture, for pages that have none of their own.</summary>
public static class OfferedPictures
{
    private static readonly object Offered = new();

    /// <summary>The first that is offered is taken.</summary>
    public static void Offers(this HttpContext context, CardPicture? picture)
    {
        if (picture is not null) context.Items.TryAdd(Offered, picture);
    }

    public static CardPicture? OfferedPicture(this HttpContext context) => context.Items[Offered] as CardPicture;
}

/// <summary>A short word about what just happened. What went wrong stays until it is closed.</summary>
public sealed record FlashMessage(string Words, bool Wrong = false);

/// <summary>A page when the wanted one cannot be shown: what happened, what is safe, what to do.</summary>
public sealed record ErrorPage(int Status, string? Reference = null, string? Kind = null, string? Sentence = null);
