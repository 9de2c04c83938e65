using Community.Events;
using Community.Pictures;

namespace Community.Admin;

/// <summary>Proves the portal whole: every check looks at the same moment, and writers are not held up meanwhile.</summary>
public sealed class Checkup(CommunityDb db, FollowUps followUps, PictureLosses losses, PictureSweep sweep, PictureHome home)
{
    /// <summary>The findings one by one, as they are made.</summary>
    public async Task<IReadOnlyList<Finding>> RunAsync(Action<Finding>? found = null, CancellationToken stop = default)
    {
        // A dropped connection starts the checkup again from the first line; a transaction of its own cannot be gone on with.
        return await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            await using var moment = await db.BeginReadingAsync(stop);
            var findings = new List<Finding>();
            foreach (var check in All())
            {
                var finding = await check.RunAsync(db, stop);
                findings.Add(finding);
                found?.Invoke(finding);
            }

            return findings;
        });
    }

    private IEnumerable<Check> All() =>
    [
        new VoteCounts(), new TalliesOfGroups(), new RisingScores(), new SeqsOfThreads(), new ChangesOfThreads(), new PostCounts(), new ReactionCounts(),
        new Stages(), new ForwardSlots(), new UnreadCounts(), new MemberCounts(), new SearchWords(), new SearchWordsOfGroups(), new SearchWordsOfBuilds(), new LikeCounts(), new ThreadsOfBuilds(), new BareBuilds(), new FeaturesOfWeeks(), new PlaceOfPictures(home), new OpenAndLoose(), new NamesOfPortraits(), new PictureFiles(losses), new LeftFiles(sweep), new SchemaParts(), new OpenFollowUps(followUps),
    ];
}
