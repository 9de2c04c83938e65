using Community.Ideas;
using Community.Members;
using Community.Pictures;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Community.Builds;

/// <summary>How builds, their pictures, tags and likes are stored.</summary>
public sealed class BuildTable :
    IEntityTypeConfiguration<Build>, IEntityTypeConfiguration<BuildTag>, IEntityTypeConfiguration<BuildPicture>, IEntityTypeConfiguration<BuildLike>, IEntityTypeConfiguration<BuildFeature>
{
    public void Configure(EntityTypeBuilder<Build> build)
    {
        build.ToTable("Builds");
        build.Property(row => row.Title).HasMaxLength(120);
        build.Property(row => row.Slug).HasMaxLength(60);
        build.Property(row => row.Excerpt).HasMaxLength(400);
        build.Property(row => row.Credits).HasMaxLength(1000);
        build.Property(row => row.Language).HasMaxLength(12);
        build.HasIndex(row => new { row.State, row.PublishedAt, row.Id });
        build.HasIndex(row => new { row.State, row.LikeCount, row.Id });
        build.HasIndex(row => new { row.GroupId, row.State });
        build.HasIndex(row => new { row.AuthorId, row.State });
        build.HasIndex(row => new { row.IdeaId, row.State });
        build.HasIndex(row => row.DeletedAt);
        build.HasOne<Member>().WithMany().HasForeignKey(row => row.AuthorId).OnDelete(DeleteBehavior.NoAction);
        build.HasOne(row => row.Group).WithMany().HasForeignKey(row => row.GroupId).OnDelete(DeleteBehavior.NoAction);
        build.HasOne<Idea>().WithMany().HasForeignKey(row => row.IdeaId).OnDelete(DeleteBehavior.NoAction);
        build.HasMany(row => row.Tags).WithOne().HasForeignKey(tag => tag.BuildId).OnDelete(DeleteBehavior.Cascade);
        build.HasMany(row => row.Pictures).WithOne().HasForeignKey(picture => picture.BuildId).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<BuildTag> tag)
    {
        tag.ToTable("BuildTags");
        tag.HasKey(row => new { row.BuildId, row.Slug });
        tag.Property(row => row.Slug).HasMaxLength(60);
        tag.Property(row => row.Name).HasMaxLength(30);
        tag.HasIndex(row => row.Slug);
    }

    public void Configure(EntityTypeBuilder<BuildPicture> picture)
    {
        picture.ToTable("BuildPictures");
        // A picture belongs to one build: the key says so.
        picture.HasKey(row => row.PictureId);
        picture.Property(row => row.PictureId).ValueGeneratedNever();
        picture.HasIndex(row => new { row.BuildId, row.Place });
        picture.HasOne<Picture>().WithOne().HasForeignKey<BuildPicture>(row => row.PictureId).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<BuildLike> like)
    {
        // Not a collection of the build: EF loads those whole.
        like.ToTable("BuildLikes");
        like.HasKey(row => new { row.BuildId, row.MemberId });
        like.HasIndex(row => row.MemberId);
        like.HasOne<Build>().WithMany().HasForeignKey(row => row.BuildId).OnDelete(DeleteBehavior.NoAction);
        like.HasOne<Member>().WithMany().HasForeignKey(row => row.MemberId).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<BuildFeature> feature)
    {
        feature.ToTable("BuildFeatures");
        feature.HasKey(row => row.Week);
        feature.Property(row => row.Week).ValueGeneratedNever();
        // Two who give a week that came free to two builds at once: the second finds that it is taken.
        feature.Property(row => row.BuildId).IsConcurrencyToken();
        feature.HasOne<Build>().WithMany().HasForeignKey(row => row.BuildId).OnDelete(DeleteBehavior.NoAction);
        feature.HasOne<Member>().WithMany().HasForeignKey(row => row.ChosenById).OnDelete(DeleteBehavior.NoAction);
    }
}
