using System.ComponentModel.DataAnnotations;

namespace Community.Pictures;

/// <summary>Where pictures lie once they are made.</summary>
public enum PictureStoreKind
{
    /// <summary>On a disk that all nodes share.</summary>
    Files,

    /// <summary>In a bucket.</summary>
    S3,
}

/// <summary>Where pictures lie, and how much making one may take.</summary>
public sealed class PictureSettings
{
    /// <summary>Beside the database while unset.</summary>
    public string? Folder { get; set; }

    public PictureStoreKind Store { get; set; }

    public S3Settings S3 { get; set; } = new();

    /// <summary>Made at the same time; the others wait, so that pages stay quick.</summary>
    [Range(1, 64)]
    public int AtOnce { get; set; } = Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>Of processor time for each step.</summary>
    [Range(2, 600)]
    public int Seconds { get; set; } = 20;

    /// <summary>Of memory for each step.</summary>
    [Range(256, 65_536)]
    public int Megabytes { get; set; } = 2_048;
}
