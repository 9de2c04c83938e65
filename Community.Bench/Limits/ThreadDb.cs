using Microsoft.EntityFrameworkCore;

namespace Community.Bench;

/// <summary>A post as a page needs it: who, when, what.</summary>
public sealed class PlainPost
{
    public long Id { get; set; }

    public string Author { get; set; } = "";

    public DateTime At { get; set; }

    public string Html { get; set; } = "";
}

/// <summary>One table, and nothing around it.</summary>
public sealed class ThreadDb(DbContextOptions<ThreadDb> options) : DbContext(options)
{
    public DbSet<PlainPost> Posts => Set<PlainPost>();
}
