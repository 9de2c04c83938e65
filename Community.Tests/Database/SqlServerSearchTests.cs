using Community.Database.SqlServer;
using Microsoft.EntityFrameworkCore;

namespace Community.Database;

/// <summary>What the search asks of SQL Server, read off the statement: no server is needed for that.</summary>
public sealed class SqlServerSearchTests
{
    [Fact]
    public void Every_word_is_looked_for_by_itself_so_that_their_order_does_not_matter()
    {
        using var db = new SqlServerCommunityDb(new DbContextOptionsBuilder<SqlServerCommunityDb>().UseSqlServer("Server=localhost").Options, Surroundings.None);

        var both = db.FindIdeas("plate tray", "plate tray").ToQueryString();
        Assert.Equal(4, both.Split(" LIKE ").Length - 1);
        Assert.Equal(2, both.Split("% tray%").Length - 1);
        Assert.DoesNotContain("plate% tray", both, StringComparison.Ordinal);
        Assert.Equal(3, db.FindIdeasWithAny(["plate tray", "", "box"]).ToQueryString().Split(" LIKE ").Length - 1);
        Assert.DoesNotContain("LIKE", db.FindIdeas("", "").ToQueryString(), StringComparison.Ordinal);
    }
}
