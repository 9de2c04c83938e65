using Community.Members;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Community.Admin;

/// <summary>How product lines, idempotency keys, the audit log and signing keys are stored.</summary>
public sealed class AdminTable :
    IEntityTypeConfiguration<ProductLine>, IEntityTypeConfiguration<LineManager>, IEntityTypeConfiguration<IdempotencyKey>,
    IEntityTypeConfiguration<AuditEntry>, IEntityTypeConfiguration<DataProtectionKey>
{
    public void Configure(EntityTypeBuilder<ProductLine> line)
    {
        line.ToTable("ProductLines");
        line.Property(row => row.Slug).HasMaxLength(60);
        line.Property(row => row.Name).HasMaxLength(60);
        line.Property(row => row.About).HasMaxLength(1000);
        line.Property(row => row.Version).IsConcurrencyToken();
        line.HasIndex(row => row.Slug).IsUnique();
        line.HasOne<Member>().WithMany().HasForeignKey(row => row.LeadId).OnDelete(DeleteBehavior.NoAction);
        line.HasData(new ProductLine
        {
            Id = ProductLine.UndecidedId,
            Slug = ProductLine.UndecidedSlug,
            Name = "Undecided",
            CreatedAt = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc),
        });
    }

    public void Configure(EntityTypeBuilder<LineManager> row)
    {
        row.ToTable("LineManagers");
        row.HasIndex(manager => new { manager.MemberId, manager.LineId }).IsUnique();
        row.HasOne<Member>().WithMany().HasForeignKey(manager => manager.MemberId).OnDelete(DeleteBehavior.NoAction);
        row.HasOne<ProductLine>().WithMany().HasForeignKey(manager => manager.LineId).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<IdempotencyKey> key)
    {
        key.ToTable("IdempotencyKeys");
        key.HasKey(row => new { row.MemberId, row.Route, row.Key });
        key.Property(row => row.Route).HasMaxLength(120);
        key.Property(row => row.Key).HasMaxLength(80);
        key.Property(row => row.BodyHash).HasMaxLength(64);
        key.HasIndex(row => row.At);
    }

    public void Configure(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.ToTable("AuditLog");
        entry.Property(row => row.Act).HasMaxLength(60);
        entry.Property(row => row.Subject).HasMaxLength(30);
        entry.Property(row => row.Detail).HasMaxLength(120);
        entry.HasIndex(row => row.At);
    }

    public void Configure(EntityTypeBuilder<DataProtectionKey> key)
    {
        key.ToTable("DataProtectionKeys");
        key.Property(row => row.FriendlyName).HasMaxLength(120);
    }
}
