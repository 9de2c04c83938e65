namespace Community.Pictures;

/// <summary>How much a request that carries pictures may weigh.</summary>
internal static class PictureWeight
{
    /// <summary>A form without script sends several files at once; with it each travels alone.</summary>
    public const long Form = 128L * 1024 * 1024;

    /// <summary>One file and the words around it.</summary>
    public const long One = PictureBounds.Bytes + (64 * 1024);
}
