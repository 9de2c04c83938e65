using System.Globalization;

namespace Community.Pictures;

/// <summary>The folders below the one that the operator names. Every name in them is ours: nothing that a member calls a file gets here.</summary>
public sealed class PictureFolders(string root)
{
    private const string Ending = ".webp";
    private const UnixFileMode OwnersOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public string Root { get; } = Path.GetFullPath(root);

    /// <summary>Pictures that are ready, sharded by their key.</summary>
    public string Kept => Path.Combine(Root, "kept");

    /// <summary>Whose they are; it travels with them.</summary>
    public string Mark => Path.Combine(Kept, "portal");

    /// <summary>Where pictures are being made.</summary>
    public string Making => Path.Combine(Root, "making");

    /// <summary>Files on their way.</summary>
    public string Uploads => Path.Combine(Root, "uploads");

    /// <summary>Unguessed, and never given twice, as a name is.</summary>
    public static string NewKey() => Picture.NewName();

    public static bool IsKey(string name) => name.Length == 32 && name.All(char.IsAsciiHexDigitLower);

    /// <summary>A size's, wherever it lies.</summary>
    public static string NameOf(int width) => width.ToString(CultureInfo.InvariantCulture) + Ending;

    /// <summary>Null for what is no size.</summary>
    public static int? WidthOf(string file) =>
        Path.GetExtension(file) == Ending && int.TryParse(Path.GetFileNameWithoutExtension(file), NumberStyles.None, CultureInfo.InvariantCulture, out var width) ? width : null;

    /// <summary>A folder that only the portal may look into.</summary>
    public static string Prepare(string folder)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, OwnersOnly);
        return folder;
    }

    /// <summary>Under a key, as in <c>kept/3f/3f02…</c>.</summary>
    public string KeptAt(string key) => IsKey(key) ? Path.Combine(Kept, key[..2], key) : throw new ArgumentException($"'{key}' is no key.", nameof(key));
}
