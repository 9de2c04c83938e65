using System.Diagnostics;
using Community.Database;
using Community.Members;
using Microsoft.EntityFrameworkCore;

namespace Community.Api;

/// <summary>The page alone is enough: its lines are run as they stand there, by a shell that knows nothing else.</summary>
public sealed class ShellTests
{
    [Fact]
    public async Task Whoever_copies_the_lines_of_the_page_into_a_shell_has_voted_and_said_why()
    {
        Assert.SkipUnless(TestDatabase.Provider == DatabaseProvider.Sqlite, "A shell does not meet the database.");
        Assert.SkipUnless(File.Exists("/usr/bin/curl") && File.Exists("/bin/bash"), "There is no curl on this machine.");
        await using var portal = await Portal.WithCastAsync();
        await portal.NewIdeaAsync(portal.Marie, "A lamp for the box");
        var idea = await portal.NewIdeaAsync(portal.Marie);
        using var visitor = portal.Visitor();
        var lines = (await visitor.Read("/api")).QuerySelectorAll("pre.console").Select(block => block.TextContent).ToList();
        Assert.Contains(ShellLines.SomebodysEmail, lines[0], StringComparison.Ordinal);

        var said = await RunAsync(string.Join('\n', lines).Replace(ShellLines.SomebodysEmail, portal.Omid.Email, StringComparison.Ordinal).Replace(ShellLines.SomebodysPassword, Portal.Password, StringComparison.Ordinal));

        Assert.Contains("""{"votes":2,"voted":true}""", said, StringComparison.Ordinal);
        Assert.True(await portal.Look(db => db.Votes.AnyAsync(vote => vote.IdeaId == idea.Id && vote.MemberId == portal.Omid.Id)), said);
        Assert.True(await portal.Look(db => db.Posts.AnyAsync(post => post.ThreadId == idea.ThreadId && post.AuthorId == portal.Omid.Id)), said);
    }

    private static async Task<string> RunAsync(string lines)
    {
        using var shell = Process.Start(new ProcessStartInfo("/bin/bash", ["-e", "-c", lines]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (said, complained) = (shell.StandardOutput.ReadToEndAsync(), shell.StandardError.ReadToEndAsync());
        await shell.WaitForExitAsync();
        Assert.True(shell.ExitCode == 0, await complained);
        return await said;
    }
}
