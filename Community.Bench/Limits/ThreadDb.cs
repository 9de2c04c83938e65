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

/// <summary>An idea as a list needs it.</summary>
public sealed class PlainIdea
{
    public long Id { get; set; }

    public string Author { get; set; } = "";

    public string Title { get; set; } = "";

    public string Excerpt { get; set; } = "";

    public DateTime At { get; set; }

    public long Votes { get; set; }
}

/// <summary>Two tables, and nothing around them.</summary>
public sealed class ThreadDb(DbContextOptions<ThreadDb> options) : DbContext(options)
{
    public DbSet<PlainPost> Posts => Set<PlainPost>();

    public DbSet<PlainIdea> Ideas => Set<PlainIdea>();
}
