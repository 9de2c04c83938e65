namespace Community.Pictures;

/// <summary>Every no that a picture, and a file on its way, can get.</summary>
public static class PictureRefusals
{
    public const string Field = "File";

    public static readonly Refusal NoFile = Refusal.Input("Pictures.NoFile", Field);
    public static readonly Refusal Empty = Refusal.Input("Pictures.Empty", Field);
    public static readonly Refusal TooLarge = Refusal.Input("Pictures.TooLarge", Field, PictureBounds.Megabytes);
    public static readonly Refusal TooManyPixels = Refusal.Input("Pictures.TooManyPixels", Field, PictureBounds.Megapixels);
    public static readonly Refusal TooManyFrames = Refusal.Input("Pictures.TooManyFrames", Field, PictureBounds.Frames);
    public static readonly Refusal TooMuchMotion = Refusal.Input("Pictures.TooMuchMotion", Field);
    public static readonly Refusal TooSlow = Refusal.Input("Pictures.TooSlow", Field);

    /// <summary>How telephones keep photographs; most browsers cannot show it.</summary>
    public static readonly Refusal IsHeic = Refusal.Input("Pictures.IsHeic", Field);

    /// <summary>A drawing that may carry a program.</summary>
    public static readonly Refusal IsSvg = Refusal.Input("Pictures.IsSvg", Field);

    public static readonly Refusal IsPdf = Refusal.Input("Pictures.IsPdf", Field);
    public static readonly Refusal IsText = Refusal.Input("Pictures.IsText", Field);
    public static readonly Refusal UnknownKind = Refusal.Input("Pictures.UnknownKind", Field);
    public static readonly Refusal Truncated = Refusal.Input("Pictures.Truncated", Field);
    public static readonly Refusal Unreadable = Refusal.Input("Pictures.Unreadable", Field);
    /// <summary>What it shows, in words.</summary>
    public static readonly Refusal AltLength = Refusal.Input("Pictures.AltLength", "Alt", Picture.LongestAlt);

    /// <summary>Swept since, shown elsewhere, or somebody else's.</summary>
    public static readonly Refusal NotThere = Refusal.Input("Pictures.NotThere", "Files");

    /// <summary>Sent, and shown nowhere yet.</summary>
    public static readonly Refusal TooManyLoose = Refusal.Rule("Pictures.TooManyLoose", Picture.LooseAtOnce);

    public static readonly Refusal BuildIsFull = Refusal.Rule("Pictures.BuildIsFull", Builds.BuildPicture.PerBuild);
    public static readonly Refusal TooManyUploads = Refusal.Rule("Pictures.TooManyUploads", Upload.AtOnce);
    public static readonly Refusal OtherOffset = Refusal.Rule("Pictures.OtherOffset");
    public static readonly Refusal MoreThanAnnounced = Refusal.Input("Pictures.MoreThanAnnounced", Field);

    /// <summary>By another request of the same sender.</summary>
    public static readonly Refusal BeingWritten = Refusal.Rule("Pictures.BeingWritten");

    /// <summary>The machine lacks what makes pictures; its log says more.</summary>
    public static readonly Refusal NotHere = Refusal.Rule("Pictures.NotHere");

    /// <summary>Of the files of one form.</summary>
    public static Refusal LeftOut(int most, int left) => Refusal.Input("Shared.Pictures.LeftOut", "Files", most, left);

    /// <summary>More than have room in an idea or a post.</summary>
    public static Refusal TooManyHere(int most) => Refusal.Input("Pictures.TooManyHere", "Files", most);
}
