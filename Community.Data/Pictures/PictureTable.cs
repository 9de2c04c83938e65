using Community.Builds;
using Community.Ideas;
using Community.Members;
using Community.Threads;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Community.Pictures;

/// <summary>How pictures, where they are, and uploads are stored.</summary>
public sealed class PictureTable :
    IEntityTypeConfiguration<Picture>, IEntityTypeConfiguration<PictureSize>, IEntityTypeConfiguration<IdeaPicture>, IEntityTypeConfiguration<PostPicture>,
    IEntityTypeConfiguration<Upload>
{
    public void Configure(EntityTypeBuilder<Picture> picture)
    {
        picture.ToTable("Pictures");
        picture.Property(row => row.Key).HasMaxLength(32);
        picture.Property(row => row.Name).HasMaxLength(32);
        picture.Property(row => row.Colour).HasMaxLength(6);
        picture.Property(row => row.Placeholder).HasMaxLength(1200);
        picture.Property(row => row.Alt).HasMaxLength(Picture.LongestAlt);
        picture.HasIndex(row => row.Key).IsUnique();
        picture.HasIndex(row => row.Name).IsUnique();
        picture.HasIndex(row => row.OwnerId);
        picture.HasIndex(row => row.LooseSince);
        picture.HasOne<Member>().WithMany().HasForeignKey(row => row.OwnerId).OnDelete(DeleteBehavior.NoAction);
        picture.HasMany(row => row.Sizes).WithOne().HasForeignKey(size => size.PictureId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<PictureSize> size)
    {
        size.ToTable("PictureSizes");
        size.HasKey(row => new { row.PictureId, row.Width });
    }

    // A picture is in one place: the key says so.
    public void Configure(EntityTypeBuilder<IdeaPicture> picture)
    {
        picture.ToTable("IdeaPictures");
        picture.HasKey(row => row.PictureId);
        picture.Property(row => row.PictureId).ValueGeneratedNever();
        picture.HasIndex(row => new { row.IdeaId, row.Place });
        picture.HasOne<Picture>().WithOne().HasForeignKey<IdeaPicture>(row => row.PictureId).OnDelete(DeleteBehavior.NoAction);
        picture.HasOne<Idea>().WithMany().HasForeignKey(row => row.IdeaId).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<PostPicture> picture)
    {
        picture.ToTable("PostPictures");
        picture.HasKey(row => row.PictureId);
        picture.Property(row => row.PictureId).ValueGeneratedNever();
        picture.HasIndex(row => new { row.PostId, row.Place });
        picture.HasOne<Picture>().WithOne().HasForeignKey<PostPicture>(row => row.PictureId).OnDelete(DeleteBehavior.NoAction);
        picture.HasOne<Post>().WithMany().HasForeignKey(row => row.PostId).OnDelete(DeleteBehavior.NoAction);
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
