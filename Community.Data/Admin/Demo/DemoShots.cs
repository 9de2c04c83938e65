namespace Community.Admin;

/// <summary>All photographs of the demo: its builds, its prototypes and what people show each other, as they come up in the story, and portraits last.</summary>
internal static class DemoShots
{
    /// <summary>Of three who tell of themselves two show themselves as well.</summary>
    private const int Shy = 3;

    public static IEnumerable<DemoShot> Of(DemoFiles files)
    {
        var builds = files.Builds.Select(build => (build.MinutesAgo, Shots: Of(build)));
        var ideas = files.Ideas.Where(idea => idea.Model is not null).Select(idea => (MinutesAgo: idea.CreatedMinutesAgo, Shots: Of(idea)));
        var talk = files.Builds.SelectMany(build => (build.Talk ?? []).Select(said => (said.MinutesAgo, Shots: Of(build, said))));
        var posts = files.Ideas.SelectMany(idea => idea.Posts.Where(post => post.Model is not null).Select(post => (post.MinutesAgo, Shots: Of(idea, post))));
        return builds.Concat(ideas).Concat(talk).Concat(posts).OrderByDescending(shown => shown.MinutesAgo).SelectMany(shown => shown.Shots).Concat(files.Members.Where(IsPortrayed).Select(member => new DemoShot(NameOf(member), () => BrickFaces.Draw(member.Handle))));
    }

    public static string NameOf(DemoBuild build) => $"build {build.Key}";

    public static string NameOf(DemoIdea idea) => $"idea {idea.Key}";

    public static string NameOf(DemoIdea idea, DemoPost post) => $"idea {idea.Key} {post.N}";

    public static string NameOf(DemoBuild build, DemoTalk said) => $"build {build.Key} {said.MinutesAgo}";

    public static string NameOf(DemoMember member) => $"member {member.Handle}";

    public static bool IsPortrayed(DemoMember member) => member.About is { Length: > 0 } && member.Handle.Sum(letter => letter) % Shy != 0;

    public static BrickModel ModelOf(DemoModel model) => BrickModels.Make(model.Kind, BrickColour.Of(model.A), BrickColour.Of(model.B), BrickColour.Of(model.C), model.Size);

    private static IEnumerable<DemoShot> Of(DemoBuild build) => build.Pictures.Select(picture => Shot(NameOf(build), build.Model, picture));

    private static IEnumerable<DemoShot> Of(DemoIdea idea) => (idea.Pictures ?? []).Select(picture => Shot(NameOf(idea), idea.Model!, picture));

    private static IEnumerable<DemoShot> Of(DemoIdea idea, DemoPost post) => (post.Pictures ?? []).Select(picture => Shot(NameOf(idea, post), post.Model!, picture));

    private static IEnumerable<DemoShot> Of(DemoBuild build, DemoTalk said) => (said.Pictures ?? []).Select(picture => Shot(NameOf(build, said), build.Model, picture));

    private static DemoShot Shot(string of, DemoModel model, DemoPicture picture) => new(of, () => BrickPhoto.Take(ModelOf(model), picture.Turn, BrickColour.Of(model.Wall), picture.Near));
}
