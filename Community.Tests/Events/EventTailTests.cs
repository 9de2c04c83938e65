using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Events;

/// <summary>
/// A number is given before its save is committed, so it may come to light behind a higher one. Take out <c>gaps.Keys</c> from the question in EventTail, and what comes
/// late is never shown.
/// </summary>
public sealed class EventTailTests
{
    [Fact]
    public async Task What_comes_to_light_behind_a_higher_number_is_shown_once_and_asked_for_no_longer_than_a_save_takes()
    {
        await using var portal = await Portal.StartAsync();
        await using var scope = portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CommunityDb>();
        await PutAsync(db, 1_000, 1_002);
        var tail = new EventTail(portal.Clock);
        await tail.StartAsync(db, default);
        Assert.Empty(await tail.NextAsync(db, default));

        await PutAsync(db, 1_001, 1_005);
        Assert.Equal([1_001, 1_005], await IdsAsync());
        await PutAsync(db, 1_004);
        Assert.Equal([1_004], await IdsAsync());
        Assert.Empty(await IdsAsync());
        await PutAsync(db, 1_006);
        Assert.Equal([1_006], await IdsAsync());

        // The last that is missing was taken back: after a minute nobody asks for it any more.
        portal.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Empty(await IdsAsync());
        await PutAsync(db, 1_003);
        Assert.Empty(await IdsAsync());

        async Task<IEnumerable<long>> IdsAsync() => (await tail.NextAsync(db, default)).Select(row => row.Id);
    }

    private static async Task PutAsync(CommunityDb db, params long[] ids)
    {
        foreach (var id in ids) db.Events.Add(new StoredEvent { Id = id, Kind = "Nothing", Body = "{}", At = db.Now });
        await db.SaveChangesAsync(default);
        db.ChangeTracker.Clear();
    }
}
