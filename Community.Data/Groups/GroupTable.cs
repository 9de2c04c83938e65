using Community.Members;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Community.Groups;

/// <summary>How groups, memberships, offices and invitations are stored.</summary>
public sealed class GroupTable :
    IEntityTypeConfiguration<Group>, IEntityTypeConfiguration<Membership>, IEntityTypeConfiguration<Ambassadorship>,
    IEntityTypeConfiguration<Deputyship>, IEntityTypeConfiguration<GroupInvitation>
{
    // The same words on all three databases: a filtered unique key judges the race for an office.
    private const string StillHeld = "\"EndedAt\" IS NULL";

    public void Configure(EntityTypeBuilder<Group> group)
    {
        group.ToTable("Groups");
        group.Property(row => row.Slug).HasMaxLength(60);
        group.Property(row => row.Name).HasMaxLength(60);
        group.Property(row => row.Country).HasMaxLength(2);
        group.Property(row => row.Place).HasMaxLength(120);
        group.Property(row => row.About).HasMaxLength(GroupSizes.AboutMaximum);
        group.Property(row => row.Languages).HasMaxLength(200).IsWords();
        group.Property(row => row.Version).IsConcurrencyToken();
        group.HasIndex(row => row.Slug).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Membership> membership)
    {
        membership.ToTable("Memberships");
        membership.HasKey(row => new { row.GroupId, row.MemberId });
        membership.Property(row => row.Note).HasMaxLength(500);
        membership.Property(row => row.LeaveReason).HasMaxLength(500);
        membership.HasIndex(row => new { row.MemberId, row.Status });
        membership.HasIndex(row => new { row.GroupId, row.Status, row.AskedAt });
        membership.HasOne<Group>().WithMany(row => row.Memberships).HasForeignKey(row => row.GroupId).OnDelete(DeleteBehavior.NoAction);
        membership.HasOne<Member>().WithMany().HasForeignKey(row => row.MemberId).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<Ambassadorship> term)
    {
        term.ToTable("Ambassadorships");
        term.HasIndex(row => row.GroupId).IsUnique().HasFilter(StillHeld);
        term.HasIndex(row => row.MemberId);
        term.HasOne<Group>().WithMany().HasForeignKey(row => row.GroupId).OnDelete(DeleteBehavior.NoAction);
        term.HasOne<Member>().WithMany().HasForeignKey(row => row.MemberId).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<Deputyship> term)
    {
        term.ToTable("Deputyships");
        term.HasIndex(row => new { row.GroupId, row.Slot }).IsUnique().HasFilter(StillHeld);
        term.HasIndex(row => row.MemberId);
        term.HasOne<Group>().WithMany().HasForeignKey(row => row.GroupId).OnDelete(DeleteBehavior.NoAction);
        term.HasOne<Member>().WithMany().HasForeignKey(row => row.MemberId).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<GroupInvitation> invitation)
    {
        invitation.ToTable("GroupInvitations");
        invitation.Property(row => row.Code).HasMaxLength(40);
        invitation.HasIndex(row => row.Code).IsUnique();
        invitation.HasIndex(row => row.GroupId);
        invitation.HasOne<Group>().WithMany().HasForeignKey(row => row.GroupId).OnDelete(DeleteBehavior.NoAction);
    }
}
