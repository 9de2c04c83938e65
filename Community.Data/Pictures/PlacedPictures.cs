namespace Community.Pictures;

/// <summary>A picture in its place in something that shows several of them. It is in one such thing at a time.</summary>
public interface IPlacedPicture
{
    long PictureId { get; set; }

    /// <summary>Rises along what shows them.</summary>
    int Place { get; set; }
}

/// <summary>One picture of an idea; the first is its face.</summary>
public sealed class IdeaPicture : IPlacedPicture
{
    public const int PerIdea = 10;

    public long PictureId { get; set; }

    public long IdeaId { get; set; }

    public int Place { get; set; }
}

/// <summary>One picture of a post.</summary>
public sealed class PostPicture : IPlacedPicture
{
    public const int PerPost = 4;

    public long PictureId { get; set; }

    public long PostId { get; set; }

    public int Place { get; set; }
}

/// <summary>Where a picture is, for queries over all that shows pictures.</summary>
public sealed class PicturePlace
{
    /// <summary>The build, the idea, the post or the member.</summary>
    public long Home { get; set; }

    public long PictureId { get; set; }

    public int Place { get; set; }
}

/// <summary>A picture that a form wants, in the order of the form, and what it shows in words; null leaves them as they are.</summary>
public sealed record ChosenPicture(long Id, string? Alt = "");
