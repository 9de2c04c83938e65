using System.Diagnostics;
using System.Globalization;
using System.Text;
using Community.Database;
using Microsoft.EntityFrameworkCore;

namespace Community.Admin;

public sealed class InterruptedImportTests
{
    private const int Voters = 700;

    [Fact]
    public async Task An_import_stopped_after_any_batch_ends_the_same_when_it_is_run_again()
    {
        await using var whole = await Portal.WithCastAsync();
        await using var halved = await Portal.WithCastAsync();
        await whole.ImportIdeasAsync(ImportFiles.Ideas);
        await halved.ImportIdeasAsync(ImportFiles.Ideas);
        await whole.ImportVotesAsync(Ballots());

        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => halved.ImportVotesAsync(Ballots(), new StopAtFirst(stop), stop.Token));
        Assert.InRange(await halved.Look(db => db.Votes.CountAsync()), 1, (Voters * 3) - 1);
        await halved.ImportVotesAsync(Ballots());

        Assert.Equal(await whole.EndAsync(), await halved.EndAsync());
        Assert.All(await halved.CheckAsync(), finding => Assert.Empty(finding.Faults));
    }

    [Fact]
    public async Task A_command_killed_in_the_middle_is_run_again_to_the_same_end()
    {
        Assert.SkipUnless(TestDatabase.Provider == DatabaseProvider.Sqlite, "The command is killed on SQLite; what a transaction leaves behind is the database's own affair.");
        await using var whole = await Portal.WithCastAsync();
        await whole.ImportIdeasAsync(ImportFiles.Ideas);
        await whole.ImportVotesAsync(Ballots());
        await using var killed = await Portal.WithCastAsync();
        await killed.ImportIdeasAsync(ImportFiles.Ideas);
        var file = Path.Combine(Directory.CreateTempSubdirectory("portal-import-").FullName, "votes.csv");
        await File.WriteAllTextAsync(file, Ballots(), TestContext.Current.CancellationToken);
        var connection = killed.Services.GetService(typeof(DatabaseSettings)) is DatabaseSettings settings ? settings.ConnectionString : "";

        using (var command = Start(file, connection))
        {
            // The first line of progress means that some batches are in and some are not.
            await command.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
            command.Kill();
            await command.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        using var again = Start(file, connection);
        var said = await again.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await again.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(again.ExitCode == 0, said);
        Assert.Equal(await whole.EndAsync(), await killed.EndAsync());
        Assert.All(await killed.CheckAsync(), finding => Assert.Empty(finding.Faults));
    }

    private static Process Start(string file, string connection)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Verbs).Assembly.Location, "import", "votes", file]) { RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment["ConnectionStrings__Community"] = connection;
        start.Environment["ASPNETCORE_CONTENTROOT"] = Path.Combine(Repository.Root, "Community.Web");
        return Process.Start(start)!;
    }

    /// <summary>Enough for several batches, with people who change their minds.</summary>
    private static string Ballots()
    {
        var text = new StringBuilder("idea,voter,at,value\n");
        var dice = new Random(7);
        var began = new DateTime(2019, 8, 5, 0, 0, 0, DateTimeKind.Utc);
        for (var voter = 0; voter < Voters; voter++)
            for (var idea = 1; idea <= 3; idea++)
                for (var ballot = 0; ballot <= voter % 2; ballot++)
                    text.Append(CultureInfo.InvariantCulture, $"{idea},p{voter},{began.AddSeconds(dice.Next(100_000)):yyyy-MM-dd'T'HH:mm:ss'Z'},{(dice.Next(5) > 0 ? 1 : 0)}\n");
        return text.ToString();
    }

    private sealed class StopAtFirst(CancellationTokenSource stop) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => stop.Cancel();
    }
}
