namespace Community;

/// <summary>Where this checkout lies.</summary>
public static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder)
    {
        while (!File.Exists(Path.Combine(folder, "Community.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run inside the checkout.");
        return folder;
    }
}
