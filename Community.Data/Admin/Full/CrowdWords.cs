using System.Text.Json;

namespace Community.Admin;

internal sealed record CrowdTown(string Name, string Country, double Latitude, double Longitude, string Language, string TimeZone);

/// <summary>Of what the names and texts of a large community are put together, as it is written down beside this file.</summary>
internal sealed record CrowdWords(
    List<CrowdTown> Towns, List<string> Clubs, List<string> First, List<string> Last, List<string> Things, List<string> Wishes, List<string> Occasions,
    List<string> Troubles, List<string> Betters, List<string> Comments, List<string> Statements, List<string> Answers)
{
    public static CrowdWords Read()
    {
        using var file = typeof(CrowdWords).Assembly.GetManifestResourceStream("Community.Full.crowd.json")!;
        return JsonSerializer.Deserialize<CrowdWords>(file, JsonSerializerOptions.Web)!;
    }

    /// <summary>The n-th title; as many as there are things, wishes and occasions times each other before one comes again.</summary>
    public string Title(int number) =>
        $"A {Things[number % Things.Count]} {Wishes[number / Things.Count % Wishes.Count]}, for {Occasions[number / Things.Count / Wishes.Count % Occasions.Count]}";
}

internal static class Dice
{
    public static T Pick<T>(this Random dice, IReadOnlyList<T> from) => from[dice.Next(from.Count)];

    /// <summary>An instant between two, the earlier the likelier for a power above one.</summary>
    public static DateTime Between(this Random dice, DateTime from, DateTime to, double power = 1) => from + ((to - from) * Math.Pow(dice.NextDouble(), power));
}
