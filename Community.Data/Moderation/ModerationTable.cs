using Community.Members;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Community.Moderation;

/// <summary>How reports and decisions are stored.</summary>
public sealed class ModerationTable : IEntityTypeConfiguration<Report>, IEntityTypeConfiguration<Decision>
{
    public void Configure(EntityTypeBuilder<Report> report)
    {
        report.ToTable("Reports");
        report.Property(row => row.Receipt).HasMaxLength(20);
        report.Property(row => row.Note).HasMaxLength(1_000);
        report.HasIndex(row => row.Receipt).IsUnique();
        report.HasIndex(row => new { row.DecisionId, row.At });
        report.HasIndex(row => new { row.Subject, row.SubjectId });
        report.HasOne<Decision>().WithMany().HasForeignKey(row => row.DecisionId).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<Decision> decision)
    {
        decision.ToTable("Decisions");
        decision.Property(row => row.Reason).HasMaxLength(500);
        decision.HasIndex(row => new { row.Subject, row.SubjectId });
        decision.HasOne<Member>().WithMany().HasForeignKey(row => row.AuthorId).OnDelete(DeleteBehavior.NoAction);
    }
}
