namespace Community.Pictures;

/// <summary>Pictures that nothing shows.</summary>
internal static class LoosePictures
{
    /// <summary>Those that have been in nothing for so long that they go.</summary>
    public static IQueryable<Picture> PicturesToForget(this CommunityDb db)
    {
        var before = db.Now - SweepPictures.LooseKept;
        return db.Pictures.Where(picture => picture.LooseSince < before);
    }
}
