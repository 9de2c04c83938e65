using Community.Members;

namespace Community.Pictures;

/// <summary>How pictures look, for pages that have read through its door what shows them.</summary>
public static class PictureLooks
{
    /// <summary>The pictures of an idea in their order.</summary>
    public static async Task<IReadOnlyList<PictureLook>> PicturesOfIdeaAsync(this CommunityDb db, long id, CancellationToken stop = default) =>
        [.. (await db.LooksAsync(db.IdeaPictures.Where(own => own.IdeaId == id).Places(), stop)).Select(row => row.Look)];

    /// <summary>The pictures of ideas, by idea.</summary>
    public static async Task<ILookup<long, PictureLook>> PicturesOfIdeasAsync(this CommunityDb db, IReadOnlyList<long> ids, CancellationToken stop = default) =>
        (await db.LooksAsync(db.IdeaPictures.Where(own => ids.Contains(own.IdeaId)).Places(), stop)).ToLookup(row => row.Home, row => row.Look);

    /// <summary>The pictures of builds, by build.</summary>
    public static async Task<ILookup<long, PictureLook>> PicturesOfBuildsAsync(this CommunityDb db, IReadOnlyList<long> ids, CancellationToken stop = default) =>
        (await db.LooksAsync(db.BuildPictures.Where(own => ids.Contains(own.BuildId)).Places(), stop)).ToLookup(row => row.Home, row => row.Look);

    /// <summary>The pictures of posts, by post.</summary>
    public static async Task<ILookup<long, PictureLook>> PicturesOfPostsAsync(this CommunityDb db, IReadOnlyList<long> ids, CancellationToken stop = default) =>
        (await db.LooksAsync(db.PostPictures.Where(own => ids.Contains(own.PostId)).Places(), stop)).ToLookup(row => row.Home, row => row.Look);

    /// <summary>The first picture of each of these ideas that has one.</summary>
    public static async Task<IReadOnlyDictionary<long, PictureLook>> FacesOfIdeasAsync(this CommunityDb db, IReadOnlyList<long> ids, CancellationToken stop = default)
    {
        var faces = db.IdeaPictures.Where(own => ids.Contains(own.IdeaId) && !db.IdeaPictures.Any(other => other.IdeaId == own.IdeaId && other.Place < own.Place));
        return (await db.LooksAsync(faces.Places(), stop)).ToDictionary(face => face.Home, face => face.Look);
    }

    /// <summary>How these members show themselves, by member.</summary>
    public static async Task<IReadOnlyDictionary<long, PictureLook>> PortraitsAsync(this CommunityDb db, IReadOnlyList<long> memberIds, CancellationToken stop = default) =>
        (await db.LooksAsync(db.Members.Where(row => memberIds.Contains(row.Id) && row.PictureId != null).Places(), stop)).ToDictionary(row => row.Home, row => row.Look);

    /// <summary>One's own loose pictures with these numbers, in this order; a form that was refused draws them again.</summary>
    public static async Task<IReadOnlyList<PictureLook>> ChosenLooksAsync(this CommunityDb db, Member? member, IReadOnlyList<long> ids, CancellationToken stop = default)
    {
        var seen = db.PicturesVisibleTo(member).Where(picture => ids.Contains(picture.Id)).Select(picture => new PicturePlace { Home = picture.Id, PictureId = picture.Id, Place = 0 });
        var looks = (await db.LooksAsync(seen, stop)).ToDictionary(row => row.Home, row => row.Look);
        return [.. ids.Where(looks.ContainsKey).Select(id => looks[id])];
    }

    internal static IQueryable<PicturePlace> Places(this IQueryable<Builds.BuildPicture> pictures) => pictures.Select(own => new PicturePlace { Home = own.BuildId, PictureId = own.PictureId, Place = own.Place });

    /// <summary>How the pictures look, in the order of their places.</summary>
    internal static async Task<IReadOnlyList<(long Home, PictureLook Look)>> LooksAsync(this CommunityDb db, IQueryable<PicturePlace> places, CancellationToken stop)
    {
        var rows = await places.Join(db.Pictures.AsNoTracking(), own => own.PictureId, picture => picture.Id, (own, picture) => new { own.Home, own.Place, Picture = picture })
            .OrderBy(row => row.Home).ThenBy(row => row.Place).ThenBy(row => row.Picture.Id)
            .Select(row => new { row.Home, row.Picture, Widths = row.Picture.Sizes.OrderBy(size => size.Width).Select(size => size.Width).ToList() }).AsNoTracking().ToListAsync(stop);
        return [.. rows.Select(row => (row.Home, new PictureLook(
            row.Picture.Id, row.Picture.Name, row.Picture.Width, row.Picture.Height, row.Picture.Colour, row.Picture.Placeholder, row.Picture.Alt, row.Picture.Animated, row.Widths)))];
    }

    private static IQueryable<PicturePlace> Places(this IQueryable<IdeaPicture> pictures) => pictures.Select(own => new PicturePlace { Home = own.IdeaId, PictureId = own.PictureId, Place = own.Place });

    private static IQueryable<PicturePlace> Places(this IQueryable<PostPicture> pictures) => pictures.Select(own => new PicturePlace { Home = own.PostId, PictureId = own.PictureId, Place = own.Place });

    private static IQueryable<PicturePlace> Places(this IQueryable<Member> members) => members.Select(row => new PicturePlace { Home = row.Id, PictureId = row.PictureId!.Value, Place = 0 });
}
