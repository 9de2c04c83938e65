using System.Collections.Concurrent;
using Community.Funnel;
using Community.Groups;
using Community.Ideas;
using Community.Threads;

namespace Community.Admin;

/// <summary>Where the numbers of new rows begin, past those that are there.</summary>
internal sealed record FirstIds(long Idea, long Thread, long Post, long Move, long Forward);

/// <summary>The ideas of a large community, one after the other, each with its votes, its thread and its way through the funnel.</summary>
internal sealed class CrowdIdeas(CrowdWords words, Crowd crowd, IReadOnlyList<ProductLine> lines, long managerId, FunnelSettings promise, DateTime now, FirstIds first)
{
    /// <summary>How long ago the first of them was published.</summary>
    public const int Days = 700;

    // Words are rendered once, however often they are said.
    private readonly ConcurrentDictionary<string, string> rendered = new(StringComparer.Ordinal);
    private readonly Dictionary<(long Group, int Quarter), int> carried = [];
    private long nextPost = first.Post;
    private long nextMove = first.Move;
    private long nextForward = first.Forward;

    /// <param name="number">From 0.</param>
    /// <param name="votes">How many members lend it their vote, the author among them; at least one.</param>
    /// <param name="comments">How many comments it is given.</param>
    public CrowdIdea Make(int number, int votes, int comments)
    {
        var dice = new Random(number);
        var place = dice.Next(10) < 8 ? (int?)Math.Min(crowd.Groups.Count - 1, (int)(Math.Pow(dice.NextDouble(), 1.7) * crowd.Groups.Count)) : null;
        if (place is { } empty && crowd.MembersOf(empty).Count == 0) place = null;
        var author = place is { } own ? crowd.MembersOf(own).First + dice.Next(crowd.MembersOf(own).Count) : dice.Next(crowd.Members);
        var made = new CrowdIdea(Written(number, dice, place, author));
        made.Moves.Add(Move(made.Idea, new CrowdStep(IdeaStage.Draft, IdeaStage.Open, made.Idea.AuthorId, made.Idea.PublishedAt!.Value)));
        var steps = place is { } group ? Way(made, group, dice) : [];
        Vote(made, votes, author, place, dice, FrozenAt(steps));
        if (steps.Count > 0) Carry(made, place!.Value, steps, dice);
        Talk(made, comments, dice);
        made.Close(nextPost);
        nextPost += made.Posts.Count;
        return made;
    }

    private Idea Written(int number, Random dice, int? group, int author)
    {
        var published = now.AddMinutes(-dice.Next(60, Days * 24 * 60));
        var idea = new Idea
        {
            Id = first.Idea + number,
            ThreadId = first.Thread + number,
            AuthorId = crowd.IdOf(author),
            GroupId = group is { } place ? crowd.Groups[place].Id : null,
            LineId = dice.Pick(lines).Id,
            Stage = IdeaStage.Open,
            ConceptVersion = 1,
            CreatedAt = published.AddHours(-2),
            TouchedAt = published,
            PublishedAt = published,
            StageSince = published,
        };
        idea.Write(new IdeaDraft(words.Title(number), dice.Pick(words.Troubles), dice.Pick(words.Betters)));
        idea.Tag([words.Things[number % words.Things.Count], words.Occasions[number / words.Things.Count / words.Wishes.Count % words.Occasions.Count]]);
        return idea;
    }

    /// <summary>One idea in eight is carried, as long as its group has forwards left in that quarter.</summary>
    private List<CrowdStep> Way(CrowdIdea made, int group, Random dice)
    {
        var at = made.Idea.PublishedAt!.Value.AddDays(dice.Next(5, 60));
        if (dice.Next(8) != 0 || at >= now) return [];
        var key = (crowd.Groups[group].Id, Quarter.Of(at));
        if (carried.GetValueOrDefault(key) == promise.ForwardsPerQuarter) return [];
        carried[key] = carried.GetValueOrDefault(key) + 1;
        var ambassador = crowd.IdOf(crowd.MembersOf(group).First);
        return
        [
            new CrowdStep(IdeaStage.Open, IdeaStage.Forwarded, ambassador, at, PostKind.StageChange),
            .. CrowdStory.After(dice, at, now, promise.AnswerWithinDays, managerId, words.Answers),
        ];
    }

    private static DateTime? FrozenAt(List<CrowdStep> steps) => steps.Find(step => !IdeaStages.Voting.Contains(step.To))?.At;

    private void Vote(CrowdIdea made, int votes, int author, int? group, Random dice, DateTime? frozenAt)
    {
        var voters = new HashSet<int> { author };
        var own = group is { } place ? crowd.MembersOf(place) : (First: 0, Count: 0);
        // A group stands by its own, as far as it is large enough.
        for (var tried = 0; voters.Count < votes; tried++)
            voters.Add(tried < own.Count / 2 && tried % 5 < 2 ? own.First + dice.Next(own.Count) : dice.Next(crowd.Members));

        var published = made.Idea.PublishedAt!.Value;
        var times = Enumerable.Range(1, votes - 1).Select(_ => dice.Between(published, frozenAt ?? now, 2)).Order().Prepend(published);
        foreach (var (voter, at) in voters.Zip(times)) made.Lend(crowd.IdOf(voter), crowd.HomeOf(voter)?.Id, at);
    }

    private void Carry(CrowdIdea made, int group, List<CrowdStep> steps, Random dice)
    {
        var (idea, at) = (made.Idea, steps[0].At);
        made.Forward = ForwardOf(made, crowd.Groups[group], steps[0], dice);
        (idea.ForwardedAt, idea.AnswerDueAt) = (at, new PromiseClock(at, promise.AnswerWithinDays).Due);
        idea.AnsweredAt = steps.Find(step => step.Told == PostKind.Answer)?.At;
        if (steps.Count > 1) idea.OwnerId = managerId;
        foreach (var step in steps)
        {
            var move = Move(idea, step);
            move.ForwardId = step.To == IdeaStage.Forwarded ? made.Forward.Id : null;
            made.Moves.Add(move);
            made.Posts.Add(Said(made, step.ById, step.At, step.Text, step));
            (idea.Stage, idea.StageSince) = (step.To, step.At);
            if (step.To != IdeaStage.Launched) continue;
            made.Credits.Add(new Credit { IdeaId = idea.Id, MemberId = idea.AuthorId, For = CreditFor.Suggested, At = step.At });
            made.Credits.Add(new Credit { IdeaId = idea.Id, MemberId = made.Forward.ById, For = CreditFor.Forwarded, At = step.At });
        }
    }

    private Forward ForwardOf(CrowdIdea made, Group group, CrowdStep step, Random dice) => new()
    {
        Id = nextForward++,
        IdeaId = made.Idea.Id,
        GroupId = group.Id,
        ById = step.ById,
        At = step.At,
        Statement = dice.Pick(words.Statements),
        Quarter = Quarter.Of(step.At),
        // Ideas come in no order of time; places are as good as each other.
        Slot = carried[(group.Id, Quarter.Of(step.At))],
        TitleThen = made.Idea.Title,
        TextThen = made.Idea.Concept,
        GroupVoters = made.Votes.Count(vote => vote.HomeGroupId == group.Id && vote.At <= step.At),
        GroupMembers = group.MemberCount,
        VotesThen = made.Votes.Count(vote => vote.At <= step.At),
    };

    private StageMove Move(Idea idea, CrowdStep step) => new() { Id = nextMove++, IdeaId = idea.Id, From = step.From, To = step.To, ById = step.ById, At = step.At };

    private void Talk(CrowdIdea made, int comments, Random dice)
    {
        for (var said = 0; said < comments; said++)
        {
            // Who lends a vote has more to say than who does not.
            var member = said % 3 == 0 ? dice.Pick(made.Votes).MemberId : crowd.IdOf(dice.Next(crowd.Members));
            var post = Said(made, member, dice.Between(made.Idea.PublishedAt!.Value, now), $"{dice.Pick(words.Comments)} {dice.Pick(words.Comments)}");
            post.GroupId = crowd.HomeOf((int)(member - crowd.IdOf(0)))?.Id;
            made.Posts.Add(post);
            made.FollowFor(member, post.At);
        }
    }

    private Post Said(CrowdIdea made, long memberId, DateTime at, string text, CrowdStep? step = null) => new()
    {
        ThreadId = made.Thread.Id,
        AuthorId = memberId,
        Kind = step?.Told ?? PostKind.Comment,
        Badge = step is null ? PostBadge.None : step.ById == managerId ? PostBadge.ProductTeam : PostBadge.Ambassador,
        Text = text,
        Html = text.Length == 0 ? "" : rendered.GetOrAdd(text, words => Markdown.Render(words)),
        At = at,
        FromStage = step?.From,
        ToStage = step?.To,
    };
}
