using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Community.Members;

/// <summary>How members, their roles and their sign-in attempts are stored.</summary>
public sealed class MemberTable : IEntityTypeConfiguration<Member>, IEntityTypeConfiguration<SiteRoleGrant>, IEntityTypeConfiguration<SignInAttempts>
{
    public void Configure(EntityTypeBuilder<Member> member)
    {
        member.ToTable("Members");
        member.Ignore(row => row.Handle);
        member.Ignore(row => row.Standing);
        member.Ignore(row => row.OwesSecondFactor);
        member.Property(row => row.UserName).HasMaxLength(30).IsRequired();
        member.Property(row => row.NormalizedUserName).HasMaxLength(30).IsRequired();
        member.Property(row => row.Name).HasMaxLength(60);
        member.Property(row => row.About).HasMaxLength(1000);
        member.Property(row => row.Country).HasMaxLength(2);
        member.Property(row => row.Languages).HasMaxLength(200).IsWords();
        member.Property(row => row.TimeZone).HasMaxLength(60);
        member.Property(row => row.Culture).HasMaxLength(12);
        member.Property(row => row.ImportKey).HasMaxLength(200);
        member.Property(row => row.Portrait).HasMaxLength(40);
        member.Property(row => row.PasswordHash).HasMaxLength(400);
        member.Property(row => row.SecurityStamp).HasMaxLength(64);
        member.Property(row => row.ConcurrencyStamp).HasMaxLength(64);
        member.Property(row => row.PhoneNumber).HasMaxLength(30);
        member.HasIndex(row => row.ImportKey).IsUnique();
        member.HasIndex(row => row.NormalizedEmail).IsUnique();
        member.HasIndex(row => row.HomeGroupId);
        member.HasIndex(row => row.PictureId).IsUnique();
        member.HasOne<Pictures.Picture>().WithOne().HasForeignKey<Member>(row => row.PictureId).OnDelete(DeleteBehavior.NoAction);
        member.HasOne<Groups.Group>().WithMany().HasForeignKey(row => row.HomeGroupId).OnDelete(DeleteBehavior.NoAction);
        member.HasData(new Member
        {
            Id = Member.PortalId,
            Name = "Portal",
            UserName = "portal",
            NormalizedUserName = "PORTAL",
            Kind = MemberKind.Portal,
            SecurityStamp = "portal",
            ConcurrencyStamp = "portal",
            JoinedAt = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc),
        });
    }

    public void Configure(EntityTypeBuilder<SiteRoleGrant> grant)
    {
        grant.ToTable("SiteRoles");
        grant.HasKey(row => new { row.MemberId, row.Role });
        grant.HasOne<Member>().WithMany().HasForeignKey(row => row.MemberId).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<SignInAttempts> attempts)
    {
        attempts.ToTable("SignInAttempts");
        attempts.HasKey(row => row.Key);
        attempts.Property(row => row.Key).HasMaxLength(64);
        attempts.HasIndex(row => row.LastFailureAt);
    }
}
