using Community.Members;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Community.Threads;

/// <summary>How threads, posts and all that happens in them are stored.</summary>
public sealed class ThreadTable :
    IEntityTypeConfiguration<Thread>, IEntityTypeConfiguration<ThreadChange>, IEntityTypeConfiguration<Post>,
    IEntityTypeConfiguration<PostRevision>, IEntityTypeConfiguration<Reaction>, IEntityTypeConfiguration<Mention>
{
    public void Configure(EntityTypeBuilder<Thread> thread)
    {
        thread.ToTable("Threads");
        thread.HasIndex(row => new { row.Subject, row.SubjectId }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ThreadChange> change)
    {
        change.ToTable("ThreadChanges");
        change.HasKey(row => new { row.ThreadId, row.Change });
        change.HasOne<Thread>().WithMany().HasForeignKey(row => row.ThreadId).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<Post> post)
    {
        post.ToTable("Posts");
        post.Property(row => row.Text).HasMaxLength(10_000);
        post.Property(row => row.Version).IsConcurrencyToken();
        post.HasIndex(row => new { row.ThreadId, row.Seq }).IsUnique();
        post.HasIndex(row => row.AuthorId);
        post.HasOne<Thread>().WithMany().HasForeignKey(row => row.ThreadId).OnDelete(DeleteBehavior.NoAction);
        post.HasOne<Member>().WithMany().HasForeignKey(row => row.AuthorId).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<PostRevision> revision)
    {
        revision.ToTable("PostRevisions");
        revision.HasKey(row => new { row.PostId, row.Version });
        revision.Property(row => row.Text).HasMaxLength(10_000);
        revision.HasOne<Post>().WithMany().HasForeignKey(row => row.PostId).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<Reaction> reaction)
    {
        reaction.ToTable("Reactions");
        reaction.HasKey(row => new { row.PostId, row.MemberId, row.Name });
        reaction.HasOne<Post>().WithMany().HasForeignKey(row => row.PostId).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<Mention> mention)
    {
        mention.ToTable("Mentions");
        mention.HasKey(row => new { row.PostId, row.MemberId });
        mention.HasOne<Post>().WithMany().HasForeignKey(row => row.PostId).OnDelete(DeleteBehavior.NoAction);
    }
}
