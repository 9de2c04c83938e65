using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Community.Members;

/// <summary>The lengths of what Identity keeps beside a member. Left to itself it makes keys that are longer than SQL Server takes.</summary>
public sealed class AccountTables : IEntityTypeConfiguration<IdentityUserLogin<long>>, IEntityTypeConfiguration<IdentityUserToken<long>>, IEntityTypeConfiguration<IdentityUserClaim<long>>
{
    private const int Name = 128;

    // What OpenID Connect allows a subject at most.
    private const int Subject = 255;

    public void Configure(EntityTypeBuilder<IdentityUserLogin<long>> login)
    {
        login.Property(row => row.LoginProvider).HasMaxLength(Name);
        login.Property(row => row.ProviderKey).HasMaxLength(Subject);
        login.Property(row => row.ProviderDisplayName).HasMaxLength(Name);
    }

    public void Configure(EntityTypeBuilder<IdentityUserToken<long>> token)
    {
        token.Property(row => row.LoginProvider).HasMaxLength(Name);
        token.Property(row => row.Name).HasMaxLength(Name);
    }

    public void Configure(EntityTypeBuilder<IdentityUserClaim<long>> claim) => claim.Property(row => row.ClaimType).HasMaxLength(256);
}
