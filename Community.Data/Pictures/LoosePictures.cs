namespace Community.Pictures;

/// <summary>Pictures that are nobody's any more.</summary>
public static class LoosePictures
{
    /// <summary>In no build, and made a day ago or earlier.</summary>
    public static IQueryable<Picture> PicturesToForget(this CommunityDb db)
    {
        var since = db.Now - SweepPictures.LooseKept;
        return db.Pictures.Where(row => row.MadeAt < since && !db.BuildPictures.Any(own => own.PictureId == row.Id));
    }
}
