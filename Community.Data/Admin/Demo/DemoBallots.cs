namespace Community.Admin;

/// <summary>Who votes when on a demo idea: as many as it says, those of its groups first, spread over the time in which votes were open.</summary>
internal sealed class DemoBallots(IReadOnlyList<DemoMember> members)
{
    /// <summary>Votes that must have been lent before a group without the idea could carry it.</summary>
    private const int ForAForward = Funnel.StageTable.VotersForForeignForward;

    /// <summary>Voters with the minutes before now at which each votes; the author's own vote comes with publishing.</summary>
    public IEnumerable<(string Voter, double MinutesAgo)> Of(DemoIdea idea)
    {
        if (idea.PublishedMinutesAgo is not { } published) return [];
        var dice = new Random(idea.Key.Aggregate(17, (seed, letter) => unchecked((seed * 31) + letter)));
        var closed = idea.Moves.Where(move => !Ideas.IdeaStages.Voting.Contains(move.To)).Select(move => move.MinutesAgo).DefaultIfEmpty(0).Max();
        var chosen = Choose(idea, closed, dice).ToList();
        var ballots = chosen.ToDictionary(member => member.Handle, member => At(Math.Min(published, member.JoinedMinutesAgo), closed, dice), StringComparer.Ordinal);
        foreach (var (group, minutesAgo) in Carried(idea)) Hurry(chosen.Where(member => member.AllGroups.Contains(group)), ballots, published, minutesAgo, dice);
        return ballots.Select(pair => (pair.Key, pair.Value));
    }

    private IEnumerable<DemoMember> Choose(DemoIdea idea, int closed, Random dice)
    {
        var free = members.Where(member => !member.IsStaff && member.Handle != idea.Author && member.JoinedMinutesAgo > closed + 60).OrderBy(_ => dice.Next()).ToList();
        var from = idea.VoteFrom ?? [];
        return free.OrderBy(member => member.AllGroups.Any(from.Contains) ? 0 : 1).Take(idea.Votes - 1);
    }

    private static IEnumerable<(string Group, int MinutesAgo)> Carried(DemoIdea idea) =>
        idea.Moves.Where(move => move.Group is not null).Select(move => (move.Group!, move.MinutesAgo)).Concat(idea.Secondings.Select(one => (one.Group, one.MinutesAgo)));

    /// <summary>Most votes come early, and a tail never ends.</summary>
    private static double At(double from, double to, Random dice) => from - 1 - ((from - to - 2) * Math.Pow(dice.NextDouble(), 1.8));

    private static void Hurry(IEnumerable<DemoMember> own, Dictionary<string, double> ballots, int published, int minutesAgo, Random dice)
    {
        var early = own.Where(member => member.JoinedMinutesAgo > minutesAgo + 60).OrderByDescending(member => ballots[member.Handle]).Take(ForAForward + 2);
        foreach (var member in early.Where(member => ballots[member.Handle] <= minutesAgo + 5))
            ballots[member.Handle] = At(Math.Min(published, member.JoinedMinutesAgo), minutesAgo + 5, dice);
    }
}
