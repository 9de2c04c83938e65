namespace Community.Pictures;

/// <summary>A file on its way, which goes on where it broke off (tus 1.0).</summary>
public sealed class Upload
{
    /// <summary>What did not arrive until then is forgotten.</summary>
    public static readonly TimeSpan WaitedFor = TimeSpan.FromDays(1);

    /// <summary>On their way at the same time, of one member.</summary>
    public const int AtOnce = 40;

    public const int LongestName = 200;

    /// <summary>In its address.</summary>
    public Guid Id { get; set; }

    public long OwnerId { get; set; }

    /// <summary>The build that it is for; null for what somebody is writing.</summary>
    public long? BuildId { get; set; }

    /// <summary>As the sender called it; for the sentence that refuses it.</summary>
    public string FileName { get; set; } = "";

    /// <summary>Of the whole file, in bytes.</summary>
    public long Length { get; set; }

    public DateTime StartedAt { get; set; }

    /// <summary>What became of it.</summary>
    public long? PictureId { get; set; }
}
