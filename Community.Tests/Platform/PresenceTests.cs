using Community.Presence;

namespace Community.Platform;

public sealed class PresenceTests
{
    [Fact]
    public async Task What_each_portal_tells_is_read_by_the_others_and_goes_with_it()
    {
        await using var portal = await Portal.WithCastAsync();
        var (one, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await TellAsync(one, new("thread:1", [portal.Marie.Id, portal.Omid.Id]), new("ideas", [portal.Marie.Id]));
        await TellAsync(other, new TopicHere("thread:1", [portal.Karim.Id]));

        Assert.Equal([portal.Marie.Name, portal.Omid.Name], await AtAsync(one, "thread:1"));
        Assert.Equal([portal.Karim.Name], await AtAsync(other, "thread:1"));
        Assert.True((await TellAsync(one, new TopicHere("thread:1", [portal.Omid.Id, portal.Lena.Id]))).Value);
        Assert.Equal([portal.Lena.Name, portal.Omid.Name], await AtAsync(one, "thread:1"));
        Assert.Equal([portal.Marie.Name], await AtAsync(one, "ideas"));
        Assert.Equal(2, (await portal.Look(db => db.OtherNodesAsync(other, default)))[one]);

        await portal.Do((ForgetNodes forget) => forget.By([one]));
        Assert.Empty(await AtAsync(one, "thread:1"));
        Assert.DoesNotContain(one, (await portal.Look(db => db.OtherNodesAsync(other, default))).Keys);
        // Who was thought gone learns it, and tells all anew.
        Assert.False((await TellAsync(one)).Value);

        Task<Outcome<bool>> TellAsync(Guid node, params TopicHere[] changed) => portal.Do((TellWhoIsHere tell) => tell.By(node, changed));

        async Task<List<string>> AtAsync(Guid node, string topic) =>
            [.. (await portal.Look(db => db.HereAtAsync([node], default))).Where(row => row.Topic == topic).Select(row => row.Name).Order(StringComparer.Ordinal)];
    }

    [Fact]
    public void A_portal_that_beats_no_more_is_gone_after_some_rounds_and_swept_after_many()
    {
        var (hearts, quick, dead) = (new Heartbeats(), Guid.NewGuid(), Guid.NewGuid());
        for (var round = 0; round <= Heartbeats.Gone; round++)
        {
            var (alive, gone) = hearts.Hear(new Dictionary<Guid, long> { [quick] = round, [dead] = 7 });
            Assert.Contains(quick, alive);
            Assert.Equal(round <= Heartbeats.StillAlive, alive.Contains(dead));
            Assert.Equal(round >= Heartbeats.Gone, gone.Contains(dead));
        }

        Assert.Empty(hearts.Hear(new Dictionary<Guid, long>()).Alive);
    }
}
