using Community.Pictures;

namespace Community.Builds;

/// <summary>The gallery.</summary>
/// <param name="GroupName">Of the group that it is narrowed to.</param>
/// <param name="Choices">Groups and tags that it can be narrowed to.</param>
public sealed record BuildGallery(BuildQuery Query, IReadOnlyList<BuildCard> Builds, string? Next, string? GroupName, BuildChoices Choices);

/// <summary>One build, with how its reader stands to it.</summary>
/// <param name="Stamp">From when on it is shown what changes.</param>
/// <param name="Desk">For those who choose the build of a week, of a build that everybody sees.</param>
public sealed record BuildShowPage(BuildSight Sight, bool IsAuthor, bool SignedIn, long Stamp, FeatureDesk? Desk = null)
{
    public Build Build => Sight.Build;

    public BuildLikes Likes => new(Build.Id, Build.LikeCount);
}

/// <summary>The hearts of a build. They know no viewer: the shell around them says whether one is theirs.</summary>
public sealed record BuildLikes(long BuildId, long Likes);

/// <summary>Where a build is chosen for a week.</summary>
/// <param name="Weeks">This one and those that can be chosen for.</param>
/// <param name="Now">This week.</param>
/// <param name="Asked">What was chosen and refused.</param>
public sealed record FeatureDesk(long BuildId, IReadOnlyList<WeekToFeature> Weeks, FeatureWeek Now, string? Asked = null)
{
    /// <summary>For which the build is chosen.</summary>
    public FeatureWeek? Chosen => Weeks.Where(week => week.BuildId == BuildId).Select(week => (FeatureWeek?)week.Week).FirstOrDefault();

    /// <summary>The week that stands in the list: what was asked, what is chosen, else the first that is free.</summary>
    public string? Wanted => Asked ?? (Chosen ?? Weeks.Where(week => week.BuildId is null).Select(week => (FeatureWeek?)week.Week).FirstOrDefault())?.ToString();
}

/// <summary>The build of a week, large.</summary>
public sealed record ShownFeature(FeaturedBuild Feature, bool Eager);

/// <summary>The builds of the weeks until now.</summary>
/// <param name="Deep">Not the first page.</param>
/// <param name="Now">This week.</param>
public sealed record FeaturesPage(IReadOnlyList<FeaturedBuild> Features, FeatureWeek? Next, bool Deep, FeatureWeek Now);

/// <summary>What lies deleted, and until when it can be brought back.</summary>
public sealed record DeletedBuild(long Id, string Title, DateTime Until);

/// <summary>Some builds on the page of something else.</summary>
/// <param name="Id">Of its heading.</param>
/// <param name="Title">In the reader's language.</param>
/// <param name="All">Where all of them are.</param>
/// <param name="More">The words that lead there.</param>
/// <param name="Invitation">Said where there are none; null: then the shelf is not there at all.</param>
public sealed record BuildShelf(string Id, string Title, IReadOnlyList<BuildCard> Builds, string? All, string? More, Shared.Empty? Invitation = null);

/// <summary>The pictures of a build as its author arranges them.</summary>
public sealed record BuildPictureList(long BuildId, IReadOnlyList<PictureLook> Pictures, string? Wrong = null);

/// <summary>The builds of a group.</summary>
public sealed record GroupBuilds(Groups.GroupHead Head, IReadOnlyList<BuildCard> Builds, string? Next, bool Deep);

/// <summary>The words that a build's closed choices are told in, and where its licence can be read.</summary>
public static class BuildWords
{
    /// <summary>Null for all rights reserved, which needs no reading.</summary>
    public static string? AddressOf(BuildLicence licence) => licence switch
    {
        BuildLicence.Cc0 => "https://creativecommons.org/publicdomain/zero/1.0/",
        BuildLicence.CcBy => "https://creativecommons.org/licenses/by/4.0/",
        BuildLicence.CcBySa => "https://creativecommons.org/licenses/by-sa/4.0/",
        BuildLicence.CcByNd => "https://creativecommons.org/licenses/by-nd/4.0/",
        BuildLicence.CcByNc => "https://creativecommons.org/licenses/by-nc/4.0/",
        BuildLicence.CcByNcSa => "https://creativecommons.org/licenses/by-nc-sa/4.0/",
        BuildLicence.CcByNcNd => "https://creativecommons.org/licenses/by-nc-nd/4.0/",
        _ => null,
    };

    public static string PageOf(long id, string slug) => $"/builds/{id}/{Uri.EscapeDataString(slug)}".TrimEnd('/');
}

/// <summary>A card in a gallery.</summary>
/// <param name="Eager">Among the first on the page, whose picture is asked for at once.</param>
public sealed record ShownBuild(BuildCard Card, bool Eager = false);
