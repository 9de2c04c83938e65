using Community.Ideas;

namespace Community.Admin;

/// <summary>The ideas of one batch under their locks, with the votes and counted ballots of the people in it.</summary>
internal sealed class BallotBox
{
    private readonly CommunityDb db;
    private readonly Dictionary<long, Idea> ideas;
    private readonly Dictionary<(long Idea, string Voter), ImportedBallot> counted;
    private readonly Dictionary<(long Idea, long Member), Vote> votes;

    private BallotBox(CommunityDb db, Dictionary<long, Idea> ideas, Dictionary<(long, string), ImportedBallot> counted, Dictionary<(long, long), Vote> votes) =>
        (this.db, this.ideas, this.counted, this.votes) = (db, ideas, counted, votes);

    public int Lent { get; private set; }

    public int TakenBack { get; private set; }

    public HashSet<long> Changed { get; } = [];

    public static async Task<BallotBox> OpenAsync(CommunityDb db, List<long> ids, List<string> voters, CancellationToken stop)
    {
        foreach (var id in ids) await db.LockAsync<Idea>(id, stop);
        var held = await db.Ideas.Where(idea => ids.Contains(idea.Id)).ToDictionaryAsync(idea => idea.Id, stop);
        var people = await db.Members.Where(row => row.ImportKey != null && voters.Contains(row.ImportKey)).ToDictionaryAsync(row => row.Id, row => row.ImportKey!, stop);
        var members = people.Keys.ToList();
        var before = await db.ImportedBallots.Where(row => ids.Contains(row.IdeaId) && members.Contains(row.MemberId)).ToListAsync(stop);
        var lent = await db.Votes.Where(row => ids.Contains(row.IdeaId) && members.Contains(row.MemberId)).ToListAsync(stop);
        return new BallotBox(db, held, before.ToDictionary(row => (row.IdeaId, people[row.MemberId])), lent.ToDictionary(row => (row.IdeaId, row.MemberId)));
    }

    /// <summary>This ballot, or one after it, came with an earlier import.</summary>
    public bool HasCounted(long ideaId, BallotRow ballot) => counted.TryGetValue((ideaId, ballot.Voter), out var row) && row.At >= ballot.At;

    public bool TakesVotes(long ideaId) => ideas[ideaId].TakesVotes;

    public async Task CountAsync(long ideaId, ImportedPerson person, BallotRow ballot, CancellationToken stop)
    {
        Remember(ideaId, person.Id, ballot);
        var vote = votes.GetValueOrDefault((ideaId, person.Id));
        if (ballot.Lends && vote is null) await LendAsync(ideas[ideaId], person, ballot, stop);
        // A vote lent after the ballot is the later word.
        else if (!ballot.Lends && vote is not null && vote.At <= ballot.At) await TakeBackAsync(ideas[ideaId], vote, stop);
    }

    private async Task LendAsync(Idea idea, ImportedPerson person, BallotRow ballot, CancellationToken stop)
    {
        await db.LendAsync(idea, person.Id, person.HomeGroupId, ballot.At, stop);
        Changed.Add(idea.Id);
        Lent++;
    }

    /// <summary>Taking back counts the rows that are left, so they must be there: saved before, and after.</summary>
    private async Task TakeBackAsync(Idea idea, Vote vote, CancellationToken stop)
    {
        await db.SaveChangesAsync(stop);
        await db.TakeBackAsync(idea, vote, stop);
        await db.SaveChangesAsync(stop);
        Changed.Add(idea.Id);
        TakenBack++;
    }

    private void Remember(long ideaId, long memberId, BallotRow ballot)
    {
        if (!counted.TryGetValue((ideaId, ballot.Voter), out var row))
            counted[(ideaId, ballot.Voter)] = db.ImportedBallots.Add(row = new ImportedBallot { IdeaId = ideaId, MemberId = memberId }).Entity;
        (row.At, row.Lends) = (ballot.At, ballot.Lends);
    }
}
