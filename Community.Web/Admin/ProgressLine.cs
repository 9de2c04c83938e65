using System.Globalization;
using Spectre.Console;

namespace Community.Admin;

/// <summary>A bar that fills on a terminal, and a line now and then where the output goes to a file.</summary>
internal static class ProgressLine
{
    public static async Task<T> RunAsync<T>(string what, Func<IProgress<ImportProgress>, Task<T>> work)
    {
        if (!AnsiConsole.Profile.Capabilities.Interactive || Console.IsOutputRedirected) return await work(new Lines(what));
        return await AnsiConsole.Progress().AutoClear(false)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(bars => work(new Bar(bars.AddTask(Markup.Escape(what)))));
    }

    private sealed class Bar(ProgressTask bar) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => (bar.MaxValue, bar.Value) = (Math.Max(1, value.Total), value.Total == 0 ? 1 : value.Done);
    }

    /// <summary>Every fifth of the way says so once.</summary>
    private sealed class Lines(string what) : IProgress<ImportProgress>
    {
        private int told;
        private int total;

        public void Report(ImportProgress value)
        {
            // A work of several parts counts each anew.
            if (value.Total != total) (total, told) = (value.Total, 0);
            var fifth = value.Total == 0 ? 5 : (int)(5L * value.Done / value.Total);
            if (fifth <= told) return;
            told = fifth;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {value.Done} / {value.Total}"));
        }
    }
}
