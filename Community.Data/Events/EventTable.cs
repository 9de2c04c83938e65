using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Community.Events;

/// <summary>How the event log and its open follow-ups are stored.</summary>
public sealed class EventTable : IEntityTypeConfiguration<StoredEvent>, IEntityTypeConfiguration<PendingFollowUp>
{
    public void Configure(EntityTypeBuilder<StoredEvent> stored)
    {
        stored.ToTable("Events");
        stored.Property(row => row.Kind).HasMaxLength(60);
    }

    public void Configure(EntityTypeBuilder<PendingFollowUp> pending)
    {
        pending.ToTable("PendingFollowUps");
        pending.Property(row => row.Name).HasMaxLength(80);
        pending.Property(row => row.Error).HasMaxLength(500);
        pending.HasIndex(row => new { row.DeadAt, row.DueAt });
        pending.HasOne(row => row.Event).WithMany().HasForeignKey(row => row.EventId).OnDelete(DeleteBehavior.NoAction);
    }
}
