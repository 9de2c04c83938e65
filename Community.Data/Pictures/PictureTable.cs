using Community.Builds;
using Community.Members;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Community.Pictures;

/// <summary>How pictures and uploads are stored.</summary>
public sealed class PictureTable : IEntityTypeConfiguration<Picture>, IEntityTypeConfiguration<PictureSize>, IEntityTypeConfiguration<Upload>
{
    public void Configure(EntityTypeBuilder<Picture> picture)
    {
        picture.ToTable("Pictures");
        picture.Property(row => row.Key).HasMaxLength(32);
        picture.Property(row => row.Name).HasMaxLength(32);
        picture.Property(row => row.Colour).HasMaxLength(6);
        picture.Property(row => row.Placeholder).HasMaxLength(1200);
        picture.Property(row => row.Alt).HasMaxLength(300);
        picture.HasIndex(row => row.Key).IsUnique();
        picture.HasIndex(row => row.Name).IsUnique();
        picture.HasIndex(row => row.OwnerId);
        picture.HasOne<Member>().WithMany().HasForeignKey(row => row.OwnerId).OnDelete(DeleteBehavior.NoAction);
        picture.HasMany(row => row.Sizes).WithOne().HasForeignKey(size => size.PictureId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<PictureSize> size)
    {
        size.ToTable("PictureSizes");
        size.HasKey(row => new { row.PictureId, row.Width });
    }

    public void Configure(EntityTypeBuilder<Upload> upload)
    {
        upload.ToTable("Uploads");
        upload.Property(row => row.Id).ValueGeneratedNever();
        upload.Property(row => row.FileName).HasMaxLength(200);
        upload.HasIndex(row => row.StartedAt);
        upload.HasIndex(row => row.OwnerId);
        upload.HasOne<Member>().WithMany().HasForeignKey(row => row.OwnerId).OnDelete(DeleteBehavior.NoAction);
        upload.HasOne<Build>().WithMany().HasForeignKey(row => row.BuildId).OnDelete(DeleteBehavior.NoAction);
    }
}
