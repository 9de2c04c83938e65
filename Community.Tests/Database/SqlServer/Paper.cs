using Microsoft.EntityFrameworkCore;

namespace Community.Database.SqlServer;

/// <summary>The portal's model as SQL Server has it, on paper.</summary>
internal static class Paper
{
    /// <param name="connection">What is told; by default nobody listens.</param>
    public static SqlServerCommunityDb Context(PaperConnection? connection = null) =>
        new(new DbContextOptionsBuilder<SqlServerCommunityDb>().UseSqlServer(connection ?? new PaperConnection(_ => { })).Options, Surroundings.None);
}
