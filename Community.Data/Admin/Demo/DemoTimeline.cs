using Community.Builds;

namespace Community.Admin;

/// <summary>One act of the story: when, and what.</summary>
/// <param name="MinutesAgo">Before now.</param>
/// <param name="Play">What happens.</param>
/// <param name="IsHeard">Whether somebody should hear of it at once; what follows thousands of single votes is done with the next act that is.</param>
internal sealed record DemoAct(double MinutesAgo, Func<DemoStage, Task> Play, bool IsHeard = true);

/// <summary>All that happens in the demo, from the first draft to the last report, in the order in which it happens.</summary>
internal static class DemoTimeline
{
    /// <summary>Portraits came to the portal last week, and everybody tried them at once.</summary>
    private const double PortraitsFrom = 7 * 24 * 60;

    public static List<DemoAct> Of(DemoFiles files, DateTime now)
    {
        var ballots = new DemoBallots(files.Members);
        var likes = new DemoLikes(files);
        var acts = files.Ideas.SelectMany(idea => ActsOf(idea, ballots))
            .Concat(files.Builds.SelectMany(build => ActsOf(build, likes)))
            .Concat(files.Features.Select(feature => ActOf(feature, now)))
            .Concat(files.Members.Where(DemoShots.IsPortrayed).Select((member, nth) => new DemoAct(Math.Min(PortraitsFrom, member.JoinedMinutesAgo) - nth, stage => stage.PortrayAsync(member), IsHeard: false)))
            .Concat(files.Joins.Select(join => new DemoAct(join.MinutesAgo, stage => stage.AskToJoinAsync(join))))
            .Concat(files.Reports.Select(report => new DemoAct(report.MinutesAgo, stage => stage.ReportAsync(report))));
        return [.. acts.OrderByDescending(act => act.MinutesAgo)];
    }

    private static IEnumerable<DemoAct> ActsOf(DemoIdea idea, DemoBallots ballots)
    {
        yield return new DemoAct(idea.CreatedMinutesAgo, stage => stage.DraftAsync(idea));
        if (idea.PublishedMinutesAgo is { } published) yield return new DemoAct(published, stage => stage.PublishAsync(idea));
        foreach (var edit in idea.Edits ?? []) yield return new DemoAct(edit.MinutesAgo, stage => stage.EditAsync(idea, edit));
        foreach (var move in idea.Moves) yield return new DemoAct(move.MinutesAgo, stage => stage.MoveAsync(idea, move));
        foreach (var second in idea.Secondings) yield return new DemoAct(second.MinutesAgo, stage => stage.SecondAsync(idea, second));
        foreach (var (voter, minutesAgo) in ballots.Of(idea)) yield return new DemoAct(minutesAgo, stage => stage.VoteAsync(idea, voter), IsHeard: false);
        foreach (var act in idea.Posts.SelectMany(post => ActsOf(idea, post))) yield return act;
    }

    private static IEnumerable<DemoAct> ActsOf(DemoBuild build, DemoLikes likes)
    {
        yield return new DemoAct(build.MinutesAgo, stage => stage.ShowAsync(build));
        foreach (var (who, minutesAgo) in likes.Of(build)) yield return new DemoAct(minutesAgo, stage => stage.LikeAsync(build, who), IsHeard: false);
        foreach (var said in build.Talk ?? []) yield return new DemoAct(said.MinutesAgo, stage => stage.TalkAsync(build, said));
    }

    /// <summary>Chosen on the Friday before its week begins; where that is still to come, just now.</summary>
    private static DemoAct ActOf(DemoFeature feature, DateTime now)
    {
        var week = FeatureWeek.Of(now).Plus(-feature.WeeksAgo);
        return new DemoAct(Math.Max(30, (now - week.Monday.AddDays(-3).ToDateTime(new TimeOnly(15, 0))).TotalMinutes), stage => stage.FeatureAsync(feature, week));
    }

    private static IEnumerable<DemoAct> ActsOf(DemoIdea idea, DemoPost post)
    {
        yield return new DemoAct(post.MinutesAgo, stage => stage.PostAsync(idea, post));
        if (post.Edited is { } edit) yield return new DemoAct(edit.MinutesAgo, stage => stage.EditPostAsync(idea, post, edit));
        // Thanks come while a post is new; taking a post away comes last.
        if (post.Reactions is not null) yield return new DemoAct(post.MinutesAgo * 0.97, stage => stage.ReactAsync(idea, post));
        if (post.Removed) yield return new DemoAct(post.MinutesAgo * 0.9, stage => stage.RemovePostAsync(idea, post));
    }
}
