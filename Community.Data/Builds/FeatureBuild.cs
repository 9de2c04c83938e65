using Community.Admin;
using Community.Groups;
using Community.Members;

namespace Community.Builds;

/// <summary>Which build is chosen, and for which week.</summary>
public sealed record Featured(long BuildId, int Week);

/// <summary>The community team chooses a build as the feature of a week, or moves it to another week.</summary>
public sealed class FeatureBuild(CommunityDb db)
{
    public Task<Outcome<Featured>> By(Member? member, long buildId, FeatureWeek week, CancellationToken stop = default) => db.SaveAsync<Featured>(async () =>
    {
        if (member is null) return Refusal.SignInFirst;
        if (await db.HoldBuildAsync(member, buildId, stop) is not { } build) return Refusal.NotFound;
        if (Build.RefusesFeatureBy(member) is { } refusal) return refusal;
        // With the group's row held: whoever changes how it shows itself holds it too.
        if (build.GroupId is { } group) await db.LockAsync<Group>(group, stop);
        if (!await db.Builds.OpenToAll().AnyAsync(shown => shown.Id == buildId, stop)) return BuildRefusals.FeatureIsForAll;
        var now = FeatureWeek.Of(db.Now);
        if (week.Key < now.Key || week.Key >= now.Plus(FeatureWeek.Ahead).Key) return BuildRefusals.NoSuchWeek;

        var (key, since) = (week.Key, now.Key);
        // Two who choose at once meet at the key of the row, or at the build that was in it: the second looks again and finds the first one's.
        var row = await db.BuildFeatures.FirstOrDefaultAsync(feature => feature.Week == key, stop);
        if (row?.BuildId == buildId) return new Featured(buildId, key);
        if (row is not null && await db.Builds.OpenToAll().AnyAsync(other => other.Id == row.BuildId, stop)) return BuildRefusals.WeekIsTaken;

        db.BuildFeatures.RemoveRange(await db.BuildFeatures.Where(feature => feature.BuildId == buildId && feature.Week >= since).ToListAsync(stop));
        // A week whose build is seen no more is free, though its row is still there.
        if (row is null) db.BuildFeatures.Add(row = new BuildFeature { Week = key });
        (row.BuildId, row.ChosenById, row.ChosenAt) = (buildId, member.Id, db.Now);
        db.Audit(member, "Builds.Featured", "Build", buildId, week.ToString());
        db.Raise(new BuildFeatured(buildId, key, member.Id));
        return new Featured(buildId, key);
    }, stop);
}

/// <summary>The community team takes a choice back, of this week or a coming one; what has been the feature of a week stays on the list.</summary>
public sealed class TakeBackFeature(CommunityDb db)
{
    public Task<Outcome<Done>> By(Member? member, long buildId, CancellationToken stop = default) => db.SaveAsync<Done>(async () =>
    {
        if (member is null) return Refusal.SignInFirst;
        if (await db.HoldBuildAsync(member, buildId, stop) is null) return Refusal.NotFound;
        if (Build.RefusesFeatureBy(member) is { } refusal) return refusal;
        var since = FeatureWeek.Of(db.Now).Key;
        foreach (var row in await db.BuildFeatures.Where(feature => feature.BuildId == buildId && feature.Week >= since).ToListAsync(stop))
        {
            db.BuildFeatures.Remove(row);
            db.Audit(member, "Builds.Unfeatured", "Build", buildId, FeatureWeek.OfKey(row.Week).ToString());
            db.Raise(new FeatureTakenBack(buildId, row.Week, member.Id));
        }

        return Done.It;
    }, stop);
}
