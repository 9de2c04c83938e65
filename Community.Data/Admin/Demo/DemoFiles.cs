using System.Text.Json;
using System.Text.Json.Serialization;
using Community.Builds;
using Community.Funnel;
using Community.Groups;
using Community.Ideas;
using Community.Threads;

namespace Community.Admin;

internal sealed record DemoLine(string Slug, string Name, string About, string Lead);

internal sealed record DemoGroup(
    string Slug, string Name, GroupKind Kind, GroupStatus Status, string Country, string Place, double Lat, double Lon, List<string> Languages, int Since, string About,
    JoinPolicy JoinPolicy, GroupVisibility Visibility, string Ambassador, List<string> Deputies);

internal sealed record DemoMember(
    string Email, string Name, string Handle, string Country, List<string> Languages, string TimeZone, string? About, string? Home, List<string> Groups, int JoinedMinutesAgo,
    List<string>? Roles, List<string>? Lines)
{
    /// <summary>Whoever answers for the company keeps out of the members' ballots.</summary>
    public bool IsStaff => Roles is { Count: > 0 };

    public IEnumerable<string> AllGroups => Home is null ? Groups : Groups.Prepend(Home);
}

internal sealed record DemoIdea(
    string Key, string Title, string Today, string Better, string Author, string Line, string? Group, string Language, List<string> Tags, int CreatedMinutesAgo, int? PublishedMinutesAgo,
    int Votes, List<string>? VoteFrom, List<DemoMove> Moves, List<DemoSeconding> Secondings, List<DemoPost> Posts, List<DemoEdit>? Edits,
    DemoModel? Model = null, List<DemoPicture>? Pictures = null);

internal sealed record DemoMove(IdeaStage To, string By, int MinutesAgo, string? Answer, string? Statement, string? Group, List<string>? Credits, bool? InPipelineBefore);

internal sealed record DemoSeconding(string Group, string By, int MinutesAgo, string Statement);

internal sealed record DemoEdit(string By, int MinutesAgo, string? Today, string? Better);

internal sealed record DemoPost(
    int N, string By, int MinutesAgo, string Text, int? ReplyTo, Dictionary<ReactionName, int>? Reactions, bool Removed, DemoPostEdit? Edited,
    DemoModel? Model = null, List<DemoPicture>? Pictures = null);

internal sealed record DemoPostEdit(int MinutesAgo, string Text);

internal sealed record DemoJoin(string Group, string By, int MinutesAgo, string Note);

internal sealed record DemoReport(string Idea, int? Post, string By, int MinutesAgo, string Ground, string Note);

internal sealed record DemoBuild(
    string Key, string Title, string Story, string? Credits, string Author, string? Group, string? Idea, string Language, BuildTheme Theme, BuildScale Scale, BuildLicence Licence, List<string> Tags,
    int MinutesAgo, int Likes, DemoModel Model, List<DemoPicture> Pictures, List<DemoTalk>? Talk);

/// <summary>A build that was chosen for a week.</summary>
/// <param name="WeeksAgo">Before this one, which is 0.</param>
internal sealed record DemoFeature(string Build, int WeeksAgo, string By);

/// <summary>What stands on the table, in hexadecimal colours, and the wall behind it.</summary>
internal sealed record DemoModel(string Kind, string A, string B, string C, int Size, string Wall);

internal sealed record DemoPicture(BrickTurn Turn, double Near, string Alt);

internal sealed record DemoTalk(string By, int MinutesAgo, string Text, List<DemoPicture>? Pictures = null);

/// <summary>The demo community as it is written down beside this file.</summary>
internal sealed record DemoFiles(
    List<DemoLine> Lines, List<DemoGroup> Groups, List<DemoMember> Members, List<DemoIdea> Ideas, List<DemoBuild> Builds, List<DemoFeature> Features, List<DemoJoin> Joins, List<DemoReport> Reports)
{
    private static readonly JsonSerializerOptions Reading = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static DemoFiles Read() => new(
        Read<List<DemoLine>>("lines"), Read<List<DemoGroup>>("groups"), Read<List<DemoMember>>("members"),
        Read<List<DemoIdea>>("ideas"), Read<List<DemoBuild>>("builds"), Read<List<DemoFeature>>("features"), Read<List<DemoJoin>>("joins"), Read<List<DemoReport>>("reports"));

    /// <summary>No group may have carried more than its quarter allows, wherever the quarters happen to fall.</summary>
    public FunnelSettings Quota(FunnelSettings settings) => new() { AnswerWithinDays = settings.AnswerWithinDays, ForwardsPerQuarter = Math.Max(settings.ForwardsPerQuarter, 5) };

    private static T Read<T>(string name)
    {
        using var file = typeof(DemoFiles).Assembly.GetManifestResourceStream($"Community.Demo.{name}.json")!;
        return JsonSerializer.Deserialize<T>(file, Reading)!;
    }
}
