namespace Community.Platform;

/// <summary>Where the portal keeps files when no setting says otherwise.</summary>
public static class Folders
{
    /// <summary>Beside the solution while developing, so that nothing lands in the source; else beside the program.</summary>
    public static string Kept(IHostEnvironment environment, string name)
    {
        var solution = Path.GetFullPath(Path.Combine(environment.ContentRootPath, ".."));
        var root = File.Exists(Path.Combine(solution, "Community.sln")) ? Path.Combine(solution, "artifacts") : environment.ContentRootPath;
        return Path.Combine(root, name);
    }
}
