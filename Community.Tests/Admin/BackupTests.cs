using System.Net;
using Community.Database;
using Community.Faults;
using Community.Ideas;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Admin;

/// <summary>
/// A backup made under load is a whole portal elsewhere. Take out <c>IsolationLevel.RepeatableRead</c> in PostgresCopy, and what is restored
/// contradicts itself; copy the file instead of <c>VACUUM INTO</c> in SqliteCopy, and what was acknowledged last is missing; take out the sum in BackupFile, and a
/// flipped byte is let in.
/// </summary>
public sealed class BackupTests
{
    private static readonly CancellationToken Stop = CancellationToken.None;

    [Fact]
    public async Task What_is_backed_up_under_load_is_whole_elsewhere_and_whoever_was_signed_in_still_is()
    {
        SkipOnSqlServer();
        await using var portal = await Portal.WithCastAsync(("Limits:Off", "true"));
        var cookies = new CookieContainer();
        using var signedIn = await portal.SignedIn(portal.Marie.Email!, Portal.Password, cookies);
        var (file, ledger) = (NewFile(), new Ledger());
        var idea = await portal.NewIdeaAsync(portal.Omid);
        var picture = await portal.NewPictureAsync(portal.Marie, await portal.NewEmptyBuildAsync(portal.Marie));

        var (written, before) = await UnderLoadAsync(portal, idea, ledger, () => PortalProcess.RunAsync(portal, "backup", file));
        Assert.True(written.Exit == 0, written.Said);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Equal([file], Directory.GetFiles(Path.GetDirectoryName(file)!));
        await using var elsewhere = await Portal.StartAsync();
        var restored = await PortalProcess.RunAsync(elsewhere, "restore", file);
        Assert.True(restored.Exit == 0, restored.Said);

        Assert.All(await elsewhere.CheckAsync(), finding => Assert.Empty(finding.Faults));
        Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(portal.PictureFolders.KeptAt(picture.Key), "120.webp"), Stop), await File.ReadAllBytesAsync(Path.Combine(elsewhere.PictureFolders.KeptAt(picture.Key), "120.webp"), Stop));
        await HoldsAsync(portal, elsewhere, idea, ledger, before);
        await OpensAsync(elsewhere, portal, cookies);
        Assert.Equal(BackupRefusals.NotEmpty, await RefusalAsync(elsewhere, await File.ReadAllBytesAsync(file, Stop)));
    }

    [Fact]
    public async Task What_was_acknowledged_is_in_the_backup_while_it_is_in_the_log_alone()
    {
        Assert.SkipUnless(TestDatabase.Provider == DatabaseProvider.Sqlite, "A server's log is the server's own.");
        await using var portal = await Portal.WithCastAsync();
        await using var elsewhere = await Portal.StartAsync();
        var (file, idea) = (NewFile(), await portal.NewIdeaAsync(portal.Omid));
        await using var reader = new SqliteConnection(portal.Connection + ";Pooling=False");
        await reader.OpenAsync(Stop);
        // Whoever reads goes on seeing this moment, so nothing that comes after it is written from the log into the file.
        await using var moment = reader.BeginTransaction(deferred: true);
        await using var look = reader.CreateCommand();
        (look.CommandText, look.Transaction) = ("SELECT count(*) FROM Posts", moment);
        await look.ExecuteScalarAsync(Stop);
        Assert.True((await portal.Do((Threads.PlacePost place) => place.By(portal.Karim, idea.ThreadId, "Just now."))).Succeeded);

        Assert.True((await portal.Do((BackUp backUp) => backUp.RunAsync(file, Stop))).Succeeded);

        Assert.Null(await RefusalAsync(elsewhere, await File.ReadAllBytesAsync(file, Stop)));
        Assert.Equal(["Just now."], await elsewhere.Look(db => db.Posts.Where(post => post.ThreadId == idea.ThreadId).Select(post => post.Text).ToListAsync()));
    }

    [Fact]
    public async Task A_backup_that_is_damaged_cut_or_not_ours_is_refused_and_changes_nothing()
    {
        SkipOnSqlServer();
        await using var portal = await Portal.WithCastAsync();
        await using var empty = await Portal.StartAsync();
        var file = NewFile();
        Assert.True((await portal.Do((BackUp backUp) => backUp.RunAsync(file, Stop))).Succeeded);
        var whole = await File.ReadAllBytesAsync(file, Stop);

        foreach (var place in new[] { 25, 60, whole.Length / 2, whole.Length - 40, whole.Length - 1 })
        {
            var flipped = (byte[])whole.Clone();
            flipped[place] ^= 1;
            Assert.Equal(BackupRefusals.Damaged, await RefusalAsync(empty, flipped));
        }

        foreach (var length in new[] { 30, whole.Length / 2, whole.Length - 1 }) Assert.Equal(BackupRefusals.Damaged, await RefusalAsync(empty, whole[..length]));
        Assert.Equal(BackupRefusals.NoBackup, await RefusalAsync(empty, []));
        Assert.Equal(BackupRefusals.NoBackup, await RefusalAsync(empty, "SQLite format 3\0 and more of it"u8.ToArray()));
        Assert.Equal("Admin.BackupOfOther", (await RefusalAsync(empty, await MadeAsync(head => head with { Provider = DatabaseProvider.SqlServer })))!.Key);
        Assert.Equal(BackupRefusals.Newer, await RefusalAsync(empty, await MadeAsync(head => head with { Migration = "29991231235959_Later" })));
        Assert.Equal(BackupRefusals.FileExists(file), (await portal.Do((BackUp backUp) => backUp.RunAsync(file, Stop))).Refusal, Alike);
        Assert.Equal(DemoState.Empty, await empty.Look(db => SeedDemo.StateAsync(db)));
        // With a sum that agrees and contents that end too early, as no disk but a liar would make it: the transaction takes all back.
        await Assert.ThrowsAnyAsync<Exception>(async () => await RefusalAsync(empty, await MadeAsync(head => head, cut: true)));
        Assert.Equal(DemoState.Empty, await empty.Look(db => SeedDemo.StateAsync(db)));

        Assert.Null(await RefusalAsync(empty, whole));
        Assert.All(await empty.CheckAsync(), finding => Assert.Empty(finding.Faults));

        async Task<byte[]> MadeAsync(Func<BackupHead, BackupHead> change, bool cut = false)
        {
            var made = NewFile();
            await using var source = File.OpenRead(file);
            var head = (await BackupFile.ProveAsync(source, Stop)).Value;
            await using var contents = BackupFile.Unpack(source);
            await BackupFile.WriteAsync(made, change(head), to => cut ? HalfAsync(contents, to) : contents.CopyToAsync(to, Stop), Stop);
            return await File.ReadAllBytesAsync(made, Stop);
        }
    }

    private static async Task HalfAsync(Stream contents, Stream to)
    {
        using var all = new MemoryStream();
        await contents.CopyToAsync(all, Stop);
        await to.WriteAsync(all.ToArray().AsMemory(0, (int)all.Length / 2), Stop);
    }

    /// <summary>What it answered, and what had been acknowledged when it began.</summary>
    private static async Task<(T Done, IReadOnlyList<string> Before)> UnderLoadAsync<T>(Portal portal, Idea idea, Ledger ledger, Func<Task<T>> act)
    {
        using var enough = new CancellationTokenSource();
        var writers = new List<Writer>();
        for (var number = 0; number < 4; number++) writers.Add(new Writer(await portal.NewMemberAsync($"Writer {number}", portal.Club.Id), portal.Address, [idea], ledger, number));
        await Task.WhenAll(writers.Select(writer => writer.SignInAsync(portal)));
        var writing = Task.WhenAll(writers.Select(writer => Task.Run(() => writer.WriteUntil(enough.Token))));
        // Writers that fault end by that, and so does the wait.
        await Soon.HoldsAsync(() => ledger.Posts.Count >= 20 || writing.IsCompleted);
        var before = ledger.Posts.ToList();
        var done = await act();
        await enough.CancelAsync();
        await writing;
        foreach (var writer in writers) writer.Dispose();
        return (done, before);
    }

    /// <summary>A moment of the first portal, and not before it was asked for: what had been written, as far as it had come, and nothing that it never had.</summary>
    private static async Task HoldsAsync(Portal portal, Portal elsewhere, Idea idea, Ledger ledger, IReadOnlyList<string> before)
    {
        var posts = await PostsAsync(elsewhere);
        Assert.InRange(posts.Count, 20, ledger.Posts.Count);
        Assert.Empty(before.Except(posts));
        Assert.Equal((await PostsAsync(portal)).Take(posts.Count), posts);
        // What is written next goes on from there: no number is given twice.
        Assert.True((await elsewhere.Do((Threads.PlacePost place) => place.By(portal.Karim, idea.ThreadId, "And on we go."))).Succeeded);

        Task<List<string>> PostsAsync(Portal which) => which.Look(db => db.Posts.Where(post => post.ThreadId == idea.ThreadId).OrderBy(post => post.Seq).Select(post => post.Text).ToListAsync());
    }

    /// <summary>The old cookie and the old password, at a portal that has just begun.</summary>
    private static async Task OpensAsync(Portal elsewhere, Portal before, CookieContainer cookies)
    {
        await using var serving = await PortalProcess.ServeAsync(elsewhere, PortalProcess.FreePort());
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(serving.Address), DefaultRequestHeaders = { { "Sec-Fetch-Site", "same-origin" } } };
        using var inbox = new HttpRequestMessage(HttpMethod.Get, "/inbox") { Headers = { { "Cookie", cookies.GetCookieHeader(new Uri(before.Address)) } } };
        using var shown = await client.SendAsync(inbox, Stop);
        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
        using var answer = await client.PostAsync("/account/sign-in", new FormUrlEncodedContent(new Dictionary<string, string> { ["Email"] = before.Karim.Email!, ["Password"] = Portal.Password }), Stop);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
    }

    private static async Task<Refusal?> RefusalAsync(Portal portal, byte[] backup)
    {
        var path = NewFile();
        await File.WriteAllBytesAsync(path, backup, Stop);
        await using var file = File.OpenRead(path);
        return (await portal.Do((Restore restore) => restore.RunAsync(file, Stop))).Refusal;
    }

    private static bool Alike(Refusal? one, Refusal? other) => one?.Key == other?.Key;

    private static string NewFile() => Path.Combine(Directory.CreateTempSubdirectory("portal-backup-").FullName, "portal.backup");

    private static void SkipOnSqlServer() => Assert.SkipUnless(TestDatabase.Provider != DatabaseProvider.SqlServer, "SQL Server backs itself up.");
}
