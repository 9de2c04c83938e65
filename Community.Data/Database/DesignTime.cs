using Community.Database.Postgres;
using Community.Database.Sqlite;
using Community.Database.SqlServer;
using Microsoft.EntityFrameworkCore.Design;

namespace Community.Database;

/// <summary>Contexts for making migrations; nothing is connected.</summary>
public sealed class DesignTime :
    IDesignTimeDbContextFactory<SqliteCommunityDb>, IDesignTimeDbContextFactory<PostgresCommunityDb>, IDesignTimeDbContextFactory<SqlServerCommunityDb>
{
    SqliteCommunityDb IDesignTimeDbContextFactory<SqliteCommunityDb>.CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteCommunityDb>().UseSqlite("Data Source=:memory:").Options, Surroundings.None);

    PostgresCommunityDb IDesignTimeDbContextFactory<PostgresCommunityDb>.CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresCommunityDb>().UseNpgsql("Host=localhost").Options, Surroundings.None);

    SqlServerCommunityDb IDesignTimeDbContextFactory<SqlServerCommunityDb>.CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqlServerCommunityDb>().UseSqlServer("Server=localhost").Options, Surroundings.None);
}
