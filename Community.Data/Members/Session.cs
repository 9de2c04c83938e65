using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Community.Members;

/// <summary>A browser in which a member is signed in. Its cookie names the row; without the row the cookie opens nothing.</summary>
public sealed class Session
{
    /// <summary>Random; worthless without the signed cookie around it.</summary>
    public required string Id { get; set; }

    public long MemberId { get; set; }

    /// <summary>The account's security stamp as this session knows it; one that knows an older stamp is over.</summary>
    public required string Stamp { get; set; }

    /// <summary>As "Firefox", from a closed list, or empty.</summary>
    public string Browser { get; set; } = "";

    /// <summary>As "Android", from a closed list, or empty.</summary>
    public string System { get; set; } = "";

    public DateTime StartedAt { get; set; }

    /// <summary>To the hour, as with members.</summary>
    public DateTime LastSeenAt { get; set; }
}

public sealed class SessionTable : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> session)
    {
        session.ToTable("Sessions");
        session.Property(row => row.Id).HasMaxLength(32);
        session.Property(row => row.Stamp).HasMaxLength(64);
        session.Property(row => row.Browser).HasMaxLength(30);
        session.Property(row => row.System).HasMaxLength(30);
        session.HasIndex(row => row.MemberId);
        session.HasIndex(row => row.LastSeenAt);
        session.HasOne<Member>().WithMany().HasForeignKey(row => row.MemberId).OnDelete(DeleteBehavior.NoAction);
    }
}

/// <summary>A session as its owner sees it.</summary>
public sealed record SessionRow(string Id, string Browser, string System, DateTime StartedAt, DateTime LastSeenAt);

public static class SessionQueries
{
    /// <summary>Those that still open something, the latest first.</summary>
    public static Task<List<SessionRow>> SessionsOf(this CommunityDb db, Member member, CancellationToken stop) => db.Sessions
        .Where(row => row.MemberId == member.Id && row.Stamp == member.SecurityStamp).OrderByDescending(row => row.LastSeenAt).ThenBy(row => row.Id)
        .Select(row => new SessionRow(row.Id, row.Browser, row.System, row.StartedAt, row.LastSeenAt)).ToListAsync(stop);

    public static Task<bool> IsOpenAsync(this CommunityDb db, string? sessionId, long memberId, CancellationToken stop) =>
        db.Sessions.AnyAsync(row => row.Id == sessionId && row.MemberId == memberId, stop);
}
