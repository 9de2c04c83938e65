using Community.Members;
using Community.Notifications;

namespace Community.Builds;

/// <summary>Which build, and which version of its words.</summary>
public sealed record BuildSaved(long BuildId, long Version);

/// <summary>An author tells of a build: the draft is kept as it is typed, however little it is.</summary>
public sealed class SaveBuildDraft(CommunityDb db)
{
    /// <summary>Keeps a first or a further draft.</summary>
    /// <param name="member">Who tells of it.</param>
    /// <param name="buildId">Null for a new one.</param>
    /// <param name="typed">All of it.</param>
    /// <param name="version">The version that this was made of, where it was made of one.</param>
    /// <param name="stop">Cancels.</param>
    public Task<Outcome<BuildSaved>> By(Member? member, long? buildId, BuildDraft typed, long? version = null, CancellationToken stop = default) => db.SaveAsync<BuildSaved>(async () =>
    {
        if (member is null) return Refusal.SignInFirst;
        var draft = typed.Clean();
        if (draft.RefusesKeeping() is { } tooMuch) return tooMuch;
        var held = buildId is { } id ? await db.HoldOwnBuildAsync(member, id, stop) : await StartAsync(member, stop);
        if (held.Refusal is { } refusal) return refusal;
        var build = held.Value;
        if (build.RefusesChange() is { } gone) return gone;
        if (build.State != BuildState.Draft) return BuildRefusals.IsNoDraft;
        if (version is not null && version != build.Version) return Refusal.ChangedMeanwhile;
        if (await db.WriteAsync(build, draft, member, stop) is { } misplaced) return misplaced;
        return new BuildSaved(build.Id, build.Version);
    }, stop);

    /// <summary>With the thread that all will talk in.</summary>
    private async Task<Outcome<Build>> StartAsync(Member member, CancellationToken stop)
    {
        var build = new Build { AuthorId = member.Id, CreatedAt = db.Now, TouchedAt = db.Now };
        db.Builds.Add(build);
        await db.SaveChangesAsync(stop);
        var thread = new Thread { Subject = SubjectKind.Build, SubjectId = build.Id };
        db.Threads.Add(thread);
        await db.SaveChangesAsync(stop);
        build.ThreadId = thread.Id;
        db.KnowBy(db.Builds.Where(row => row.Id == build.Id));
        return build;
    }
}
