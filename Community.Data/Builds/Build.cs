using Community.Groups;
using Community.Pictures;

namespace Community.Builds;

/// <summary>Whether a build can be seen.</summary>
public enum BuildState
{
    Draft,
    Published,

    /// <summary>Taken back by its author, who may publish it again.</summary>
    Unpublished,
}

/// <summary>What a build is about; a closed list, so that it can be filtered in every language.</summary>
public enum BuildTheme
{
    Other,
    Town,
    Architecture,
    Vehicles,
    Trains,
    Ships,
    Space,
    Castle,
    Nature,
    Figures,
    Technical,
    Art,
}

/// <summary>How large it stands beside what it shows.</summary>
public enum BuildScale
{
    Other,
    Micro,
    Miniature,
    Figure,
    LifeSize,
}

/// <summary>What others may do with its pictures and story.</summary>
public enum BuildLicence
{
    AllRightsReserved,
    Cc0,
    CcBy,
    CcBySa,
    CcByNd,
    CcByNc,
    CcByNcSa,
    CcByNcNd,
}

/// <summary>A fan's creation: pictures, story, parts count, credits, licence.</summary>
public sealed partial class Build
{
    public long Id { get; set; }

    public long AuthorId { get; set; }

    public string Title { get; set; } = "";

    /// <summary>The folded title in its address; may be empty.</summary>
    public string Slug { get; set; } = "";

    /// <summary>Markdown.</summary>
    public string Story { get; set; } = "";

    public string StoryHtml { get; set; } = "";

    /// <summary>The first words, for cards.</summary>
    public string Excerpt { get; set; } = "";

    /// <summary>Who else had a hand in it, in the author's words.</summary>
    public string Credits { get; set; } = "";

    public BuildTheme Theme { get; set; }

    public BuildScale Scale { get; set; }

    public BuildLicence Licence { get; set; }

    public int? Parts { get; set; }

    public long? GroupId { get; set; }

    /// <summary>Walked by queries alone, and never loaded.</summary>
    public Group? Group { get; set; }

    /// <summary>The idea that it shows.</summary>
    public long? IdeaId { get; set; }

    /// <summary>BCP 47 tag of what the author wrote.</summary>
    public string Language { get; set; } = "en";

    public BuildState State { get; set; }

    /// <summary>Rises with every save; a stale form is refused by it.</summary>
    public long Version { get; set; }

    public long ThreadId { get; set; }

    /// <summary>Equals the rows of likes in every transaction snapshot.</summary>
    public long LikeCount { get; set; }

    public DateTime CreatedAt { get; set; }

    public DateTime TouchedAt { get; set; }

    /// <summary>When it was published first; its place in the order.</summary>
    public DateTime? PublishedAt { get; set; }

    /// <summary>Taken away by its author, who can take that back until it is swept.</summary>
    public DateTime? DeletedAt { get; set; }

    public DateTime? HiddenAt { get; set; }

    public string SearchKept { get; set; } = "";

    public string SearchFolded { get; set; } = "";

    public List<BuildTag> Tags { get; set; } = [];

    public List<BuildPicture> Pictures { get; set; } = [];
}

/// <summary>A word under which a build is found.</summary>
public sealed class BuildTag
{
    public const int PerBuild = 5;

    public long BuildId { get; set; }

    /// <summary>The folded form; what the address bar carries.</summary>
    public required string Slug { get; set; }

    public required string Name { get; set; }
}

/// <summary>One picture of a build; the first is its face.</summary>
public sealed class BuildPicture : IPlacedPicture
{
    public const int PerBuild = 20;

    public long PictureId { get; set; }

    public long BuildId { get; set; }

    public int Place { get; set; }
}

/// <summary>The build that the community team chose for a week.</summary>
public sealed class BuildFeature
{
    /// <summary>As <see cref="FeatureWeek.Key"/> writes it; one build a week.</summary>
    public int Week { get; set; }

    public long BuildId { get; set; }

    public long ChosenById { get; set; }

    public DateTime ChosenAt { get; set; }
}

/// <summary>A member likes a build; one each.</summary>
public sealed class BuildLike
{
    public long BuildId { get; set; }

    public long MemberId { get; set; }

    public DateTime At { get; set; }
}
