using Community.Members;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Community.Notifications;

/// <summary>How follows and notices are stored.</summary>
public sealed class NoticeTable : IEntityTypeConfiguration<Follow>, IEntityTypeConfiguration<Notice>, IEntityTypeConfiguration<Inbox>
{
    /// <summary>What says that somebody knows already that there is something new in a thread.</summary>
    private static readonly string UnreadPost = $"\"ReadAt\" IS NULL AND \"Kind\" = {(int)NoticeKind.PostArrived}";

    public void Configure(EntityTypeBuilder<Follow> follow)
    {
        follow.ToTable("Follows");
        follow.HasKey(row => new { row.Subject, row.SubjectId, row.MemberId });
        follow.HasIndex(row => row.MemberId);
        follow.HasOne<Member>().WithMany().HasForeignKey(row => row.MemberId).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<Notice> notice)
    {
        notice.ToTable("Notices");
        notice.Property(row => row.Detail).HasMaxLength(60);
        // A follow-up that runs again after a crash makes no second notice.
        notice.HasIndex(row => new { row.EventId, row.MemberId }).IsUnique();
        notice.HasIndex(row => new { row.MemberId, row.Id });
        notice.HasIndex(row => new { row.ThreadId, row.MemberId }).HasFilter(UnreadPost);
        notice.HasOne<Member>().WithMany().HasForeignKey(row => row.MemberId).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<Inbox> inbox)
    {
        inbox.ToTable("Inboxes");
        inbox.HasKey(row => row.MemberId);
        inbox.HasOne<Member>().WithOne().HasForeignKey<Inbox>(row => row.MemberId).OnDelete(DeleteBehavior.NoAction);
    }
}
