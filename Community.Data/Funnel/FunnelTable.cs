using Community.Groups;
using Community.Ideas;
using Community.Members;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Community.Funnel;

/// <summary>How forwards, stage moves and saved views of the board are stored.</summary>
public sealed class FunnelTable : IEntityTypeConfiguration<Forward>, IEntityTypeConfiguration<StageMove>, IEntityTypeConfiguration<SavedView>
{
    public void Configure(EntityTypeBuilder<Forward> forward)
    {
        forward.ToTable("Forwards");
        forward.Property(row => row.Statement).HasMaxLength(4_000);
        forward.Property(row => row.TitleThen).HasMaxLength(120);
        // The quota is judged by this key, and "once a group" by the other.
        forward.HasIndex(row => new { row.GroupId, row.Quarter, row.Slot }).IsUnique();
        forward.HasIndex(row => new { row.IdeaId, row.GroupId }).IsUnique();
        forward.HasOne<Idea>().WithMany().HasForeignKey(row => row.IdeaId).OnDelete(DeleteBehavior.NoAction);
        forward.HasOne<Group>().WithMany().HasForeignKey(row => row.GroupId).OnDelete(DeleteBehavior.NoAction);
        forward.HasOne<Member>().WithMany().HasForeignKey(row => row.ById).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<StageMove> move)
    {
        move.ToTable("StageMoves");
        move.HasIndex(row => new { row.IdeaId, row.Id });
        move.HasIndex(row => new { row.To, row.At });
        move.HasOne<Idea>().WithMany().HasForeignKey(row => row.IdeaId).OnDelete(DeleteBehavior.NoAction);
        move.HasOne<Member>().WithMany().HasForeignKey(row => row.ById).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<SavedView> view)
    {
        view.ToTable("SavedViews");
        view.Property(row => row.Name).HasMaxLength(SavedView.NameMaximum);
        view.Property(row => row.NameKey).HasMaxLength(SavedView.NameMaximum);
        view.Property(row => row.Line).HasMaxLength(60);
        view.Property(row => row.Group).HasMaxLength(60);
        view.Property(row => row.Country).HasMaxLength(60);
        view.Property(row => row.Owner).HasMaxLength(60);
        view.Ignore(row => row.View);
        view.HasIndex(row => new { row.MemberId, row.NameKey }).IsUnique();
        view.HasOne<Member>().WithMany().HasForeignKey(row => row.MemberId).OnDelete(DeleteBehavior.NoAction);
    }
}
