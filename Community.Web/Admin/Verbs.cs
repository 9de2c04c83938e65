using System.CommandLine;
using Community.Database;
using Community.Platform;

namespace Community.Admin;

/// <summary>What the program can do when it is called by name; every verb migrates first.</summary>
public static class Verbs
{
    /// <summary>What is under way may end its batch, or its requests, before the process is cut off.</summary>
    private static readonly TimeSpan ToEndIn = TimeSpan.FromSeconds(10);

    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            return await Root(args).Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = ToEndIn });
        }
        catch (Stopped stopped)
        {
            await Console.Error.WriteLineAsync(stopped.Message);
            return Stopped.ExitCode;
        }
        catch (Exception exception) when (Trouble.InWords(exception) is { } sentence)
        {
            await Console.Error.WriteLineAsync(sentence);
            return Trouble.ExitCode;
        }
    }

    private static RootCommand Root(string[] args)
    {
        var root = new RootCommand("The community portal.") { TreatUnmatchedTokensAsErrors = false };
        root.SetAction((_, stop) => MistypedVerb.In(args) is { } mistyped ? MistypedVerb.TellAsync(mistyped, root) : ServeAsync(args, stop));
        root.Subcommands.Add(Verb("serve", "Serve the portal (the default).", (app, stop) => Serve.RunAsync(app, stop)));
        root.Subcommands.Add(Verb("migrate", "Bring the database to the newest version.", (_, _) => Task.FromResult(0), "Admin.VerbStopped"));
        root.Subcommands.Add(SeedVerb.Command());
        root.Subcommands.Add(CheckVerb.Command());
        root.Subcommands.Add(BackupVerbs.BackUpCommand());
        root.Subcommands.Add(BackupVerbs.RestoreCommand());
        root.Subcommands.Add(ImportVerb.Command());
        root.Subcommands.Add(AddressVerb("make-admin", "Make a registered member an administrator.", MakeAdmin.RunAsync));
        root.Subcommands.Add(AddressVerb("forget-factor", "Take the second factor of a member who lost both app and recovery codes.", ForgetFactor.RunAsync));
#if IMAGESHARP
        root.Subcommands.Add(DrawVerb());
#endif
        return root;
    }

#if IMAGESHARP
    /// <summary>What the portal calls itself for, in a process of its own; it has no portal around it.</summary>
    private static Command DrawVerb()
    {
        var (megabytes, kind) = (new Argument<int>("MEGABYTES"), new Argument<string>("KIND"));
        var command = new Command(Pictures.ImageSharpWork.Verb) { megabytes, kind };
        command.Hidden = true;
        command.SetAction((parsed, _) => Pictures.ImageSharpWork.RunAsync(parsed.GetRequiredValue(megabytes), parsed.GetRequiredValue(kind)));
        return command;
    }
#endif

    private static Command AddressVerb(string name, string what, Func<WebApplication, string, CancellationToken, Task<int>> run)
    {
        var email = new Argument<string>("EMAIL") { Description = "The address with which the member registered." };
        var command = new Command(name, what) { email };
        command.SetAction((parsed, stop) => WithPortalAsync(app => run(app, parsed.GetRequiredValue(email), stop), stop, stopped: "Admin.VerbStopped"));
        return command;
    }

    private static Command Verb(string name, string what, Func<WebApplication, CancellationToken, Task<int>> run, string? stopped = null)
    {
        var command = new Command(name, what);
        command.SetAction((_, stop) => WithPortalAsync(app => run(app, stop), stop, stopped: stopped));
        return command;
    }

    private static Task<int> ServeAsync(string[] args, CancellationToken stop) => WithPortalAsync(app => Serve.RunAsync(app, stop), stop, args);

    /// <summary>A portal that is built and migrated, but does not serve yet.</summary>
    /// <param name="run">What to do with it.</param>
    /// <param name="stop">Ctrl-C, or the end of a container.</param>
    /// <param name="args">Settings given with the verb.</param>
    /// <param name="stopped">The sentence for whoever pressed Ctrl-C: what is kept, and how to go on.</param>
    internal static async Task<int> WithPortalAsync(Func<WebApplication, Task<int>> run, CancellationToken stop, string[]? args = null, string? stopped = null)
    {
        // Signals are heard from the moment this first awaits; SQLite never does, and a long command would be cut off without a word.
        await Task.Yield();
        try
        {
            await using var app = PortalApp.Build(args ?? []);
            await using (var scope = app.Services.CreateAsyncScope()) await scope.ServiceProvider.GetRequiredService<Migrator>().RunAsync(stop);
            return await run(app);
        }
        catch (Exception) when (stop.IsCancellationRequested && stopped is not null)
        {
            // Whatever was under way says in its own way that it was broken off.
            throw new Stopped(Words.Of(stopped));
        }
    }
}
