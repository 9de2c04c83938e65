using System.Text;
using Community.Members;
using Microsoft.EntityFrameworkCore;

namespace Community.Admin;

/// <summary>Small files of the import format, and importing them as the portal itself does from the command line.</summary>
public static class ImportFiles
{
    public const string Ideas = """
        key,title,today,better,author,created_at,language
        1,Kererū in every garden,,Plant miro and tawa along every street.,p0,2019-08-01T01:57:58Z,en
        2,"Predators, out of the ranges",Stoats take every second nest.,"Traps that members check, with ""names"" on them.",p1,2019-08-02T10:00:00Z,en-NZ
        3,Quiet weeks on the estuary,,No boats while the godwits rest.,p0,2019-08-03T08:00:00Z,en

        """;

    public const string Votes = """
        idea,voter,at,value
        1,p1,2019-08-05T00:00:02Z,1
        1,p2,2019-08-05T00:00:01Z,1
        1,p0,2019-08-05T00:00:03Z,1
        1,p3,2019-08-05T00:00:04Z,1
        1,p3,2019-08-06T00:00:04Z,0
        2,p2,2019-08-05T00:00:01Z,0
        2,p3,2019-08-05T00:00:01Z,0
        2,p3,2019-08-05T00:00:01Z,1

        """;

    public static async Task<Outcome<ImportReport>> ImportIdeasAsync(this Portal portal, string text, string group = "", Encoding? encoding = null, string line = "storage")
    {
        var self = await portal.SelfAsync();
        return await portal.Do((ImportIdeas import) => import.By(self, Bytes(text, encoding), line, group));
    }

    public static async Task<Outcome<ImportReport>> ImportVotesAsync(this Portal portal, string text, IProgress<ImportProgress>? progress = null, CancellationToken stop = default)
    {
        var self = await portal.SelfAsync();
        return await portal.Do((ImportVotes import) => import.By(self, Bytes(text), progress, stop));
    }

    public static Task<IReadOnlyList<Finding>> CheckAsync(this Portal portal) => portal.Do((Checkup checkup) => checkup.RunAsync());

    /// <summary>Everything that imports write, to compare two ends.</summary>
    public static Task<List<string>> EndAsync(this Portal portal) => portal.Look(async db =>
    {
        var ideas = await db.Ideas.OrderBy(idea => idea.ImportKey).Select(idea => $"{idea.ImportKey} {idea.Title} {idea.VoteCount} {idea.Rising} {idea.Concept}").ToListAsync();
        var votes = await db.Votes.Join(db.Members, vote => vote.MemberId, member => member.Id, (vote, member) => new { vote, member.ImportKey, member.UserName })
            .Join(db.Ideas, row => row.vote.IdeaId, idea => idea.Id, (row, idea) => new { Idea = idea.ImportKey, row.ImportKey, row.UserName, row.vote.At, row.vote.K }).ToListAsync();
        return (List<string>)[.. ideas, .. votes.Select(row => $"{row.Idea} {row.ImportKey} {row.UserName} {row.At:O} {row.K}").Order(StringComparer.Ordinal)];
    });

    private static Task<Member> SelfAsync(this Portal portal) => portal.Look(db => db.Members.AsNoTracking().SingleAsync(row => row.Id == Member.PortalId));

    private static MemoryStream Bytes(string text, Encoding? encoding = null)
    {
        var utf = encoding ?? new UTF8Encoding(false);
        return new MemoryStream([.. utf.GetPreamble(), .. utf.GetBytes(text)]);
    }
}
