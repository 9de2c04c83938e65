using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Community.Presence;

/// <summary>How it is stored which portals live and who is at them.</summary>
public sealed class PresenceTable : IEntityTypeConfiguration<Node>, IEntityTypeConfiguration<PresentRow>
{
    public void Configure(EntityTypeBuilder<Node> node)
    {
        node.ToTable("Nodes");
        node.Property(row => row.Id).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<PresentRow> present)
    {
        present.ToTable("Present");
        present.Property(row => row.Topic).HasMaxLength(80);
        present.HasKey(row => new { row.NodeId, row.Topic, row.MemberId });
        present.HasOne<Node>().WithMany().HasForeignKey(row => row.NodeId).OnDelete(DeleteBehavior.Cascade);
    }
}
