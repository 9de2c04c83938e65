using Community.Database;
using Community.Events;
using Community.Funnel;
using Community.Members;
using Community.Pictures;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Community.Admin;

/// <summary>What a database holds, as far as the demo is concerned.</summary>
public enum DemoState
{
    Empty,

    /// <summary>The demo was cut short; nobody has lived here yet.</summary>
    Begun,
    Seeded,

    /// <summary>People of its own.</summary>
    Lived,
}

/// <summary>
/// Plays the demo community into an empty portal: a year of drafts, votes, posts and answers through the portal's own use cases, each at its hour,
/// so that history, clocks and notices come out as if it had been lived.
/// </summary>
public static class SeedDemo
{
    public const string Password = "demo-Portal-1";

    internal const string Domain = "@demo.example";

    private const int ActsBetweenLooks = 20;

    private static readonly TimeSpan Lately = TimeSpan.FromDays(3);

    internal const string Began = "Demo.Began";
    internal const string Finished = "Demo.Seeded";

    public static async Task<DemoState> StateAsync(CommunityDb db, CancellationToken stop = default)
    {
        var acts = await db.AuditLog.Where(row => row.Act == Began || row.Act == Finished).Select(row => row.Act).ToListAsync(stop);
        if (acts.Contains(Finished)) return DemoState.Seeded;
        // What was cut short is begun again from nothing, so it must be certain that nobody else has moved in since.
        if (acts.Contains(Began)) return await db.Members.AnyAsync(row => row.Kind == MemberKind.Person && (row.Email == null || !row.Email.EndsWith(Domain)), stop) ? DemoState.Lived : DemoState.Begun;
        var empty = !await db.Members.AnyAsync(row => row.Kind != MemberKind.Portal, stop) && !await db.Groups.AnyAsync(stop) && !await db.Ideas.AnyAsync(stop);
        return empty ? DemoState.Empty : DemoState.Lived;
    }

    /// <param name="database">Empty, and migrated.</param>
    /// <param name="funnel">The promise that its people were given.</param>
    /// <param name="pictures">What makes its pictures, and where they lie.</param>
    /// <param name="size">To what the community grows when all has been played; null leaves it as it is written down.</param>
    /// <param name="progress">First of what is played, then of what is grown.</param>
    /// <param name="stop">What is cut short begins again from nothing.</param>
    public static async Task RunAsync(
        DatabaseSettings database, FunnelSettings funnel, (IPictureEngine Engine, IPictureStore Store, PictureFolders Folders) pictures, CrowdSize? size = null, IProgress<ImportProgress>? progress = null, CancellationToken stop = default)
    {
        var (files, clock, now) = (DemoFiles.Read(), new SeedingClock(), DateTime.UtcNow);
        await using var services = Provider(database, files.Quota(funnel), clock);
        clock.MoveTo(now.AddMinutes(-files.Members.Max(row => row.JoinedMinutesAgo)));
        await In(services, db => new DemoPeople(db, files, now).EnterAsync(stop));

        await using var photos = new DemoPhotos(DemoShots.Of(files), pictures.Engine, pictures.Store, pictures.Folders);
        var stage = new DemoStage(services, photos, clock, now);
        await stage.LearnMembersAsync(stop);
        var acts = DemoTimeline.Of(files, now);
        for (var done = 0; done < acts.Count; done++)
        {
            stop.ThrowIfCancellationRequested();
            await stage.PlayAsync(acts[done], stop);
            // Whoever never looks is told of a thread but once.
            if (done % ActsBetweenLooks == 0) await In(services, db => ReadAsync(db, now - Lately, stop));
            if (done % 50 == 0 || done == acts.Count - 1) progress?.Report(new ImportProgress(done + 1, acts.Count));
        }

        clock.MoveTo(now);
        if (size is not null) await In(services, db => new SeedFull(db, files.Quota(funnel), now, progress).RunAsync(size, stop));
        await In(services, db => CloseAsync(db, stop));
    }

    /// <summary>A portal of its own beside the real one: the same use cases and follow-ups, another clock, and nothing that reaches outside.</summary>
    private static ServiceProvider Provider(DatabaseSettings database, FunnelSettings funnel, SeedingClock clock) => new ServiceCollection()
        .AddLogging().AddSingleton<TimeProvider>(clock).AddSingleton<IOptions<FunnelSettings>>(Options.Create(funnel))
        .AddCommunityDb(database with { Hurried = true }).AddUseCases().AddSingleton<FollowUpRunner>().BuildServiceProvider();

    private static async Task In(ServiceProvider services, Func<CommunityDb, Task> act)
    {
        await using var scope = services.CreateAsyncScope();
        await act(scope.ServiceProvider.GetRequiredService<CommunityDb>());
    }

    private static Task ReadAsync(CommunityDb db, DateTime before, CancellationToken stop) => db.SaveAsync<Done>(async () =>
    {
        await db.Notices.Where(row => row.At < before && row.ReadAt == null).ExecuteUpdateAsync(set => set.SetProperty(row => row.ReadAt, db.Now), stop);
        return Done.It;
    }, stop);

    /// <summary>Most of what happened has been read by now; of the last days about half.</summary>
    private static Task CloseAsync(CommunityDb db, CancellationToken stop) => db.SaveAsync<Done>(async () =>
    {
        var (read, lately) = (db.Now, db.Now - Lately);
        await db.Notices.Where(row => row.ReadAt == null && (row.At < lately || row.Id % 2 == 0)).ExecuteUpdateAsync(set => set.SetProperty(row => row.ReadAt, read), stop);
        await db.Inboxes.ExecuteUpdateAsync(set => set.SetProperty(row => row.Unread, row => db.Notices.LongCount(notice => notice.MemberId == row.MemberId && notice.ReadAt == null)), stop);
        db.AuditLog.Add(new AuditEntry { At = db.Now, ActorId = Member.PortalId, Act = Finished, Subject = "Portal", SubjectId = Member.PortalId });
        return Done.It;
    }, stop);
}
