using Community.Admin;
using Community.Ideas;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Database;

/// <summary>
/// What a save writes is kept whole or not at all. Take out the transaction of SaveAsync (let <c>BeginSavingAsync</c> begin none), and what was written before a refusal
/// or a fault stays, and others see what no event tells of yet.
/// </summary>
public sealed class SavingTests
{
    [Fact]
    public async Task Nobody_sees_a_part_of_a_save_and_of_one_that_is_refused_or_breaks_nothing_is_left()
    {
        await using var portal = await Portal.StartAsync();

        Assert.Equal(Refusal.NotFound, (await SaveAsync(() => Refusal.NotFound)).Refusal);
        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => SaveAsync(() => throw new InvalidTimeZoneException()));
        Assert.Equal((0, 0), await KeptAsync());
        Assert.True((await SaveAsync(() => 1)).Succeeded);
        Assert.Equal((1, 1), await KeptAsync());

        async Task<Outcome<int>> SaveAsync(Func<Outcome<int>> end)
        {
            await using var scope = portal.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<CommunityDb>();
            return await db.SaveAsync<int>(async () =>
            {
                db.Raise(new VotesChanged(7));
                db.AuditLog.Add(new AuditEntry { At = db.Now, Act = "Saved", Subject = "Test" });
                await db.SaveChangesAsync(CancellationToken.None);
                Assert.Equal((0, 0), await KeptAsync());
                return end();
            });
        }

        async Task<(int Rows, int Events)> KeptAsync() =>
            (await portal.Look(db => db.AuditLog.CountAsync(row => row.Act == "Saved")), await portal.Look(db => db.Events.CountAsync(row => row.Kind == nameof(VotesChanged))));
    }
}
