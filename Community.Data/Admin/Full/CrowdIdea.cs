using Community.Funnel;
using Community.Ideas;
using Community.Notifications;
using Community.Threads;

namespace Community.Admin;

/// <summary>Everything that hangs on one idea, ready to be written.</summary>
internal sealed class CrowdIdea(Idea idea)
{
    public Idea Idea => idea;

    public Thread Thread { get; } = new() { Id = idea.ThreadId, Subject = SubjectKind.Idea, SubjectId = idea.Id };

    public List<Vote> Votes { get; } = [];

    public Dictionary<long, GroupTally> Tallies { get; } = [];

    public List<Post> Posts { get; } = [];

    public List<StageMove> Moves { get; } = [];

    public List<Credit> Credits { get; } = [];

    public Dictionary<long, Follow> Follows { get; } = [];

    public Forward? Forward { get; set; }

    public IdeaRevision Revision => new() { IdeaId = idea.Id, Version = 1, AuthorId = idea.AuthorId, At = idea.PublishedAt!.Value, Title = idea.Title, Text = idea.Concept };

    public IEnumerable<ThreadChange> Changes => Posts.Select(post => new ThreadChange { ThreadId = Thread.Id, Change = post.Change, Seq = post.Seq, Kind = ChangeKind.Posted, At = post.At });

    /// <summary>In the order of time; the score is worked out at the end, from all of them.</summary>
    public void Lend(long memberId, long? homeGroupId, DateTime at)
    {
        var group = homeGroupId ?? GroupTally.NoGroup;
        if (!Tallies.TryGetValue(group, out var tally)) Tallies[group] = tally = new GroupTally { IdeaId = idea.Id, GroupId = group };
        tally.Voters++;
        Votes.Add(new Vote { IdeaId = idea.Id, MemberId = memberId, At = at, HomeGroupId = homeGroupId, K = tally.Voters });
        FollowFor(memberId, at);
    }

    public void FollowFor(long memberId, DateTime at) => Follows.TryAdd(memberId, new Follow { Subject = SubjectKind.Idea, SubjectId = idea.Id, MemberId = memberId, At = at });

    /// <summary>Numbers the posts by time, tells the moves which of them is theirs, and sums up.</summary>
    public void Close(long firstPostId)
    {
        Posts.Sort((one, other) => one.At.CompareTo(other.At));
        for (var place = 0; place < Posts.Count; place++)
        {
            var post = Posts[place];
            (post.Id, post.Seq, post.Change) = (firstPostId + place, place + 1, place + 1);
            if (post.ToStage is { } to) Moves.First(move => move.To == to && move.At == post.At).PostSeq = post.Seq;
        }

        (Thread.LastSeq, Thread.LastChange, Thread.PostCount) = (Posts.Count, Posts.Count, Posts.Count);
        Thread.LastPostAt = Posts.Count == 0 ? null : Posts[^1].At;
        idea.VoteCount = Votes.Count;
        idea.Rising = Rising.Of(Votes.Select(vote => (vote.At, vote.K)));
    }
}
