using Community.Groups;
using Community.Members;
using Microsoft.EntityFrameworkCore;

namespace Community.Admin;

public sealed class RealImportTests
{
    [Fact]
    public async Task A_real_conversation_shows_the_expected_counts_and_the_same_when_it_comes_again()
    {
        var folder = Path.Combine(Environment.GetEnvironmentVariable("COMMUNITY_TEST_DATA") ?? "", "biodiversity");
        Assert.SkipUnless(File.Exists(Path.Combine(folder, "ideas.csv")), "COMMUNITY_TEST_DATA names no folder with the biodiversity conversation; the format itself is tested on small files.");
        await using var portal = await Portal.WithCastAsync();
        var (ideas, votes) = (await File.ReadAllTextAsync(Path.Combine(folder, "ideas.csv")), await File.ReadAllTextAsync(Path.Combine(folder, "votes.csv")));
        var expected = (await File.ReadAllLinesAsync(Path.Combine(folder, "expected.csv"))).Skip(1).Select(line => line.Split(',')).ToDictionary(parts => parts[0], parts => long.Parse(parts[1], null), StringComparer.Ordinal);

        Assert.Empty((await portal.ImportIdeasAsync(ideas, portal.Club.Slug)).Value.Refused);
        Assert.Empty((await portal.ImportVotesAsync(votes)).Value.Refused);
        var end = await portal.EndAsync();
        var again = (Ideas: (await portal.ImportIdeasAsync(ideas, portal.Club.Slug)).Value, Votes: (await portal.ImportVotesAsync(votes)).Value);

        Assert.Equal(expected, await portal.Look(db => db.Ideas.ToDictionaryAsync(idea => idea.ImportKey!, idea => idea.VoteCount)));
        Assert.Equal((0, 0, 0), (again.Ideas.Added, again.Votes.Added, again.Votes.TakenBack));
        Assert.Equal(end, await portal.EndAsync());
        Assert.Equal(524, await portal.Look(db => db.Members.CountAsync(row => row.Kind == MemberKind.Imported)));
        Assert.All(await portal.CheckAsync(), finding => Assert.Empty(finding.Faults));
        Assert.Equal(GroupStatus.Recognised, portal.Club.Status);
    }
}
