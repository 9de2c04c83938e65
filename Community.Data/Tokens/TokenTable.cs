using Community.Members;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Community.Tokens;

/// <summary>How tokens are stored.</summary>
public sealed class TokenTable : IEntityTypeConfiguration<AccessToken>
{
    public void Configure(EntityTypeBuilder<AccessToken> token)
    {
        token.ToTable("AccessTokens");
        token.Property(row => row.Hash).HasMaxLength(64);
        token.Property(row => row.Name).HasMaxLength(TokenRefusals.NameMaximum);
        token.Property(row => row.Stamp).HasMaxLength(64);
        token.HasIndex(row => row.Hash).IsUnique();
        token.HasIndex(row => row.MemberId);
        token.HasIndex(row => row.ExpiresAt);
        token.HasOne<Member>().WithMany().HasForeignKey(row => row.MemberId).OnDelete(DeleteBehavior.NoAction);
    }
}
