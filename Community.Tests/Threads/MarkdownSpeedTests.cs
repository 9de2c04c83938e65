using System.Diagnostics;

namespace Community.Threads;

/// <summary>Alone on the machine, as far as the suite can help it: other tests' work would be measured too.</summary>
[CollectionDefinition(nameof(MarkdownSpeedTests), DisableParallelization = true)]
[Collection(nameof(MarkdownSpeedTests))]
public sealed class MarkdownSpeedTests
{
    [Theory]
    [InlineData("[a](", 16_000)]
    [InlineData("[", 10_000)]
    [InlineData("*[", 5_000)]
    [InlineData("![", 5_000)]
    [InlineData("[[]", 3_000)]
    [InlineData(">", 10_000)]
    [InlineData("> ", 5_000)]
    [InlineData("- ", 5_000)]
    [InlineData("1. ", 3_000)]
    [InlineData("*", 10_000)]
    [InlineData("*a ", 3_000)]
    [InlineData("_a*", 3_000)]
    [InlineData("a**b", 2_500)]
    [InlineData("~~a~", 2_500)]
    [InlineData("`a``", 2_500)]
    [InlineData("<", 10_000)]
    [InlineData("<a ", 3_000)]
    [InlineData("&amp;", 2_000)]
    [InlineData("www.", 2_500)]
    [InlineData("http://", 1_400)]
    [InlineData("@", 10_000)]
    [InlineData("@a", 5_000)]
    [InlineData("- a\n", 2_500)]
    [InlineData("[a]: b\n", 1_400)]
    [InlineData("\t- ", 3_000)]
    [InlineData("\\", 10_000)]
    [InlineData("a\n\n", 3_000)]
    [InlineData("a", 1_000_000)]
    public void Hostile_nesting_answers_at_once(string piece, int times)
    {
        var hostile = string.Concat(Enumerable.Repeat(piece, times));
        Markdown.Render(piece);
        // The best of three: the machine is shared, and a parser that has gone quadratic is slow every time.
        var best = Enumerable.Range(0, 3).Min(_ => Elapsed(() => Markdown.Render(hostile)));
        Assert.InRange(best, 0, 200);
        Assert.InRange(Enumerable.Range(0, 3).Min(_ => Elapsed(() => Markdown.Excerpt(hostile))), 0, 200);
    }

    private static long Elapsed(Action action)
    {
        var watch = Stopwatch.StartNew();
        action();
        return watch.ElapsedMilliseconds;
    }
}
