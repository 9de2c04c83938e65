using System.CommandLine;
using Community.Pictures;
using Community.Platform;
using Microsoft.EntityFrameworkCore;

namespace Community.Admin;

/// <summary><c>check</c>: a line for each thing that must hold, and 1 as the exit code when one does not.</summary>
internal static class CheckVerb
{
    private const int Shown = 20;

    public static Command Command()
    {
        var command = new Command("check", "Prove that counters, numbers and history agree with their rows.");
        var mend = new Option<bool>("--mend") { Description = "First sweep the files of pictures that nobody needs, and take off the list what a disk has lost." };
        var claim = new Option<bool>("--claim") { Description = "First say that the place where pictures lie is this portal's, whoever's it was." };
        command.Options.Add(mend);
        command.Options.Add(claim);
        command.SetAction((typed, stop) => Verbs.WithPortalAsync(app => RunAsync(app.Services, typed.GetValue(mend), typed.GetValue(claim), stop), stop, stopped: "Admin.CheckStopped"));
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, bool mend, bool claim, CancellationToken stop)
    {
        await using var scope = services.CreateAsyncScope();
        if (claim) await scope.ServiceProvider.GetRequiredService<PictureHome>().ClaimAsync(anew: true, stop);
        if (mend && !await MendAsync(scope.ServiceProvider, stop)) return 1;
        var checkup = scope.ServiceProvider.GetRequiredService<Checkup>();
        var findings = await checkup.RunAsync(Tell, stop);
        var faults = findings.Sum(finding => finding.Faults.Count);
        Console.WriteLine(faults == 0 ? Words.Of("Admin.CheckClean", findings.Count) : Words.Of("Admin.CheckFaults", faults));
        return faults == 0 ? 0 : 1;
    }

    private static async Task<bool> MendAsync(IServiceProvider services, CancellationToken stop)
    {
        if (await services.GetRequiredService<PictureHome>().SettleAsync(stop) is { } refusal)
        {
            Console.Error.WriteLine(Words.Of(refusal));
            return false;
        }

        var lost = await services.GetRequiredService<PictureLosses>().FindAsync(stop);
        // A disk that is not there looks like one that lost everything, and what is on it would be taken off the list.
        if (lost.Count > 0 && lost.Count == await services.GetRequiredService<CommunityDb>().PictureSizes.CountAsync(stop))
        {
            Console.Error.WriteLine(Words.Of("Admin.PicturesElsewhere"));
            return false;
        }

        var swept = (await services.GetRequiredService<PictureSweep>().RunAsync(stop)).Value;
        var gone = lost.Count == 0 ? 0 : (await services.GetRequiredService<MendPictures>().By(lost, stop)).Value;
        Console.WriteLine(Words.Of("Admin.Mended", swept, gone));
        return true;
    }

    private static void Tell(Finding finding)
    {
        var what = Words.Of($"Admin.Check.{finding.Key}");
        Console.WriteLine(finding.Faults.Count == 0 ? Words.Of("Admin.CheckOk", what, finding.Looked) : Words.Of("Admin.CheckFault", what, finding.Looked, finding.Faults.Count));
        foreach (var fault in finding.Faults.Take(Shown)) Console.WriteLine(Words.Of("Admin.CheckDetail", fault.Subject, fault.Stored, fault.Right));
        if (finding.Faults.Count > Shown) Console.WriteLine(Words.Of("Admin.CheckMore", finding.Faults.Count - Shown));
    }
}
