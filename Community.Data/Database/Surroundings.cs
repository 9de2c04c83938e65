using Community.Database;
using Community.Database.Sqlite;
using Community.Events;

namespace Community;

/// <summary>What every context needs beside its connection.</summary>
/// <param name="FollowUps">Who hears of which event.</param>
/// <param name="Bell">Rung after each commit.</param>
/// <param name="Writers">The line of those who save, where the database is one file.</param>
/// <param name="Clock">The time.</param>
public sealed record Surroundings(FollowUps FollowUps, EventBell Bell, GroupCommit Writers, TimeProvider Clock)
{
    /// <summary>For design time, where nothing is saved.</summary>
    public static Surroundings None => new(FollowUps.None, new EventBell(), new GroupCommit(TimeSpan.FromSeconds(DatabaseSettings.UsualWait)), TimeProvider.System);
}
