namespace Community.Platform;

public sealed class LiveReadersTests
{
    private readonly LiveReaders readers = new();

    [Fact]
    public void Two_pages_of_one_person_are_one_who_is_here()
    {
        var marie = new Present(7, "Marie");

        Assert.True(readers.Add("thread:1", "a", new Listening("en", marie)));
        Assert.False(readers.Add("thread:1", "b", new Listening("fa", marie)));
        Assert.False(readers.Add("thread:1", "c", new Listening("fa", null)));
        Assert.Equal([marie], readers.PresentIn("thread:1"));
        Assert.Equal(["en", "fa"], readers.CulturesOf("thread:1").Order());

        Assert.False(readers.Remove("thread:1", "a"));
        Assert.Equal(["thread:1"], readers.Forget("b"));
        Assert.Empty(readers.PresentIn("thread:1"));
        Assert.Equal(["fa"], readers.CulturesOf("thread:1"));
        Assert.Empty(readers.Forget("c"));
        Assert.Empty(readers.ReadersOf("thread:1"));
    }

    [Fact]
    public void Joining_again_counts_once()
    {
        readers.Add("thread:1", "a", new Listening("en", new Present(7, "Marie")));

        Assert.False(readers.Add("thread:1", "a", new Listening("en", new Present(7, "Marie"))));
        Assert.True(readers.Remove("thread:1", "a"));
        Assert.Empty(readers.CulturesOf("thread:1"));
    }

    [Fact]
    public async Task What_many_threads_add_and_remove_at_once_adds_up()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(() =>
        {
            for (var round = 0; round < 2_000; round++)
            {
                readers.Add("thread:1", $"{worker}", new Listening("en", new Present(worker, "x")));
                readers.Forget($"{worker}");
            }
        })));

        Assert.Empty(readers.ReadersOf("thread:1"));
        readers.Add("thread:1", "a", new Listening("en", new Present(7, "Marie")));
        Assert.Single(readers.PresentIn("thread:1"));
    }
}
