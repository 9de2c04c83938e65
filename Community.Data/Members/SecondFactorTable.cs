using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Community.Members;

/// <summary>How second factors and recovery codes are stored.</summary>
public sealed class SecondFactorTable : IEntityTypeConfiguration<SecondFactor>, IEntityTypeConfiguration<RecoveryCode>
{
    public void Configure(EntityTypeBuilder<SecondFactor> factor)
    {
        factor.ToTable("SecondFactors");
        factor.HasKey(row => row.MemberId);
        factor.Property(row => row.MemberId).ValueGeneratedNever();
        factor.Property(row => row.Key).HasMaxLength(64);
        factor.HasOne<Member>().WithOne().HasForeignKey<SecondFactor>(row => row.MemberId).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<RecoveryCode> code)
    {
        code.ToTable("RecoveryCodes");
        code.HasKey(row => new { row.MemberId, row.Hash });
        code.Property(row => row.Hash).HasMaxLength(64);
        code.HasOne<Member>().WithMany().HasForeignKey(row => row.MemberId).OnDelete(DeleteBehavior.NoAction);
    }
}
