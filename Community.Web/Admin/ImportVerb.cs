using System.CommandLine;
using Community.Members;
using Community.Platform;
using Microsoft.EntityFrameworkCore;

namespace Community.Admin;

/// <summary><c>import ideas FILE --line SLUG [--group SLUG]</c> and <c>import votes FILE</c>.</summary>
internal static class ImportVerb
{
    private const int Unusable = 2;

    public static Command Command()
    {
        var import = new Command("import", "Bring in what was gathered elsewhere.");
        import.Subcommands.Add(Ideas());
        import.Subcommands.Add(Votes());
        return import;
    }

    private static Command Ideas()
    {
        var file = new Argument<string>("FILE") { Description = "CSV in UTF-8 with the columns key, title, today, better, author, created_at and language." };
        var line = new Option<string>("--line") { Description = "Slug of the product line they belong to.", Required = true };
        var group = new Option<string>("--group") { Description = "Slug of the group they belong to.", DefaultValueFactory = _ => "" };
        var command = new Command("ideas", "Import ideas; those known already stay as they are.") { file, line, group };
        command.SetAction((typed, stop) => RunAsync(typed.GetRequiredValue(file), "Admin.ImportedIdeas", (services, member, stream, progress) =>
            services.GetRequiredService<ImportIdeas>().By(member, stream, typed.GetRequiredValue(line), typed.GetValue(group) ?? "", progress, stop), stop));
        return command;
    }

    private static Command Votes()
    {
        var file = new Argument<string>("FILE") { Description = "CSV in UTF-8 with the columns idea, voter, at and value." };
        var command = new Command("votes", "Import ballots on imported ideas; those counted already stay as they are.") { file };
        command.SetAction((typed, stop) => RunAsync(typed.GetRequiredValue(file), "Admin.ImportedVotes", (services, member, stream, progress) =>
            services.GetRequiredService<ImportVotes>().By(member, stream, progress, stop), stop));
        return command;
    }

    private static async Task<int> RunAsync(
        string path, string done, Func<IServiceProvider, Member, Stream, IProgress<ImportProgress>, Task<Outcome<ImportReport>>> import, CancellationToken stop)
    {
        await using var file = Open(path);
        if (file is null) return Say(Words.Of("Admin.NoSuchFile", path));
        return await Verbs.WithPortalAsync(async app =>
        {
            await using var scope = app.Services.CreateAsyncScope();
            var portal = await scope.ServiceProvider.GetRequiredService<CommunityDb>().Members.AsNoTracking().SingleAsync(row => row.Id == Member.PortalId, stop);
            var outcome = await ProgressLine.RunAsync(Path.GetFileName(path), progress => import(scope.ServiceProvider, portal, file, progress));
            return outcome.Refusal is { } refusal ? Say(Words.Of(refusal)) : Tell(done, outcome.Value);
        }, stop, stopped: "Admin.ImportStopped");
    }

    private static FileStream? Open(string path)
    {
        try
        {
            return File.OpenRead(path);
        }
        catch (Exception missing) when (missing is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static int Say(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return Unusable;
    }

    private static int Tell(string done, ImportReport report)
    {
        foreach (var row in report.Refused) Console.WriteLine(Words.Of("Admin.RefusedRow", row.Line, Words.Of(row.Reason)));
        Console.WriteLine(Words.Of(done, report.Rows, report.Added, report.TakenBack, report.Unchanged, report.Superseded, report.Refused.Count));
        return 0;
    }
}
