using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Community.Members;

/// <summary>Identity's table of passkeys, with what it does not keep: when each was last used.</summary>
public sealed class PasskeyTable : IEntityTypeConfiguration<IdentityUserPasskey<long>>
{
    public const string LastUsedAt = "LastUsedAt";

    public void Configure(EntityTypeBuilder<IdentityUserPasskey<long>> passkey)
    {
        // All of it stands here: Identity's own mapping follows an option that whoever merely opens the database does not set.
        passkey.ToTable("Passkeys");
        passkey.HasKey(row => row.CredentialId);
        passkey.OwnsOne(row => row.Data).ToJson();
        passkey.HasOne<Member>().WithMany().HasForeignKey(row => row.UserId).OnDelete(DeleteBehavior.NoAction);
        // The longest key that every database can keep in order; real ones are a fraction of it.
        passkey.Property(row => row.CredentialId).HasMaxLength(PasskeySizes.IdMaximum);
        passkey.Property<DateTime?>(LastUsedAt);
    }
}

public static class PasskeySizes
{
    /// <summary>Bytes.</summary>
    public const int IdMaximum = 900;

    public const int NameMaximum = 60;

    /// <summary>Of one member; more is somebody counting our memory.</summary>
    public const int Most = 20;
}
