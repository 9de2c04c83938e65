using Community.Database.Postgres;
using Community.Database.Sqlite;
using Community.Database.SqlServer;
using Microsoft.EntityFrameworkCore;

namespace Community.House;

/// <summary>EF refuses to migrate where the running portal's model is not the one that the migrations make: then nobody can start it.</summary>
public sealed class MigrationTests
{
    [Fact]
    public async Task The_portal_runs_on_the_model_that_its_migrations_make()
    {
        await using var portal = await Portal.StartAsync();

        // What the portal sets up shapes the model (Identity's options do); built anew, since the tests' own template may have been first.
        await using var sqlite = new SqliteCommunityDb(Options<SqliteCommunityDb>(portal, options => options.UseSqlite("Data Source=:memory:")), Surroundings.None);
        await using var postgres = new PostgresCommunityDb(Options<PostgresCommunityDb>(portal, options => options.UseNpgsql("Host=localhost")), Surroundings.None);

        await using var server = new SqlServerCommunityDb(Options<SqlServerCommunityDb>(portal, options => options.UseSqlServer("Server=localhost")), Surroundings.None);

        Assert.False(sqlite.Database.HasPendingModelChanges());
        Assert.False(postgres.Database.HasPendingModelChanges());
        Assert.False(server.Database.HasPendingModelChanges());
    }

    private static DbContextOptions<TDb> Options<TDb>(Portal portal, Action<DbContextOptionsBuilder<TDb>> provider) where TDb : DbContext
    {
        var options = new DbContextOptionsBuilder<TDb>().UseApplicationServiceProvider(portal.Services).EnableServiceProviderCaching(false);
        provider(options);
        return options.Options;
    }
}
