using Community.Admin;
using Community.Groups;
using Community.Members;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Community.Ideas;

/// <summary>How ideas, votes, tallies, milestones and credits are stored.</summary>
public sealed class IdeaTable :
    IEntityTypeConfiguration<Idea>, IEntityTypeConfiguration<IdeaTag>, IEntityTypeConfiguration<IdeaRevision>, IEntityTypeConfiguration<Vote>,
    IEntityTypeConfiguration<GroupTally>, IEntityTypeConfiguration<Milestone>, IEntityTypeConfiguration<Credit>
{
    public void Configure(EntityTypeBuilder<Idea> idea)
    {
        idea.ToTable("Ideas");
        idea.Property(row => row.Title).HasMaxLength(120);
        idea.Property(row => row.Slug).HasMaxLength(60);
        idea.Property(row => row.Excerpt).HasMaxLength(400);
        idea.Property(row => row.Language).HasMaxLength(12);
        idea.Property(row => row.DraftField).HasMaxLength(20);
        idea.Property(row => row.ImportKey).HasMaxLength(200);
        idea.HasIndex(row => row.ImportKey).IsUnique();
        // Each order twice: within a stage, and over all of them.
        idea.HasIndex(row => new { row.PublishedAt, row.Id });
        idea.HasIndex(row => new { row.VoteCount, row.Id });
        idea.HasIndex(row => new { row.Rising, row.Id });
        idea.HasIndex(row => new { row.Stage, row.PublishedAt, row.Id });
        idea.HasIndex(row => new { row.Stage, row.VoteCount, row.Id });
        idea.HasIndex(row => new { row.Stage, row.Rising, row.Id });
        idea.HasIndex(row => new { row.GroupId, row.Stage });
        idea.HasIndex(row => new { row.LineId, row.Stage });
        idea.HasIndex(row => new { row.AuthorId, row.Stage });
        idea.HasIndex(row => row.AnswerDueAt);
        idea.HasOne<Member>().WithMany().HasForeignKey(row => row.AuthorId).OnDelete(DeleteBehavior.NoAction);
        idea.HasOne<ProductLine>().WithMany().HasForeignKey(row => row.LineId).OnDelete(DeleteBehavior.NoAction);
        idea.HasOne<Group>().WithMany().HasForeignKey(row => row.GroupId).OnDelete(DeleteBehavior.NoAction);
        idea.HasMany(row => row.Tags).WithOne().HasForeignKey(tag => tag.IdeaId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<IdeaTag> tag)
    {
        tag.ToTable("IdeaTags");
        tag.HasKey(row => new { row.IdeaId, row.Slug });
        tag.Property(row => row.Slug).HasMaxLength(60);
        tag.Property(row => row.Name).HasMaxLength(30);
        tag.HasIndex(row => row.Slug);
    }

    public void Configure(EntityTypeBuilder<IdeaRevision> revision)
    {
        revision.ToTable("IdeaRevisions");
        revision.HasKey(row => new { row.IdeaId, row.Version });
        revision.Property(row => row.Title).HasMaxLength(120);
        revision.HasOne<Idea>().WithMany().HasForeignKey(row => row.IdeaId).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<Vote> vote)
    {
        // Not a collection of the idea: EF loads those whole, and a popular idea has thousands of votes.
        vote.ToTable("Votes");
        vote.HasKey(row => new { row.IdeaId, row.MemberId });
        vote.HasIndex(row => row.MemberId);
        vote.HasIndex(row => new { row.IdeaId, row.HomeGroupId });
        vote.HasOne<Idea>().WithMany().HasForeignKey(row => row.IdeaId).OnDelete(DeleteBehavior.NoAction);
        vote.HasOne<Member>().WithMany().HasForeignKey(row => row.MemberId).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<GroupTally> tally)
    {
        tally.ToTable("GroupTallies");
        tally.HasKey(row => new { row.IdeaId, row.GroupId });
        tally.HasOne<Idea>().WithMany().HasForeignKey(row => row.IdeaId).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<Milestone> milestone)
    {
        milestone.ToTable("Milestones");
        milestone.HasKey(row => new { row.IdeaId, row.Votes });
        milestone.HasOne<Idea>().WithMany().HasForeignKey(row => row.IdeaId).OnDelete(DeleteBehavior.NoAction);
    }

    public void Configure(EntityTypeBuilder<Credit> credit)
    {
        credit.ToTable("Credits");
        credit.HasKey(row => new { row.IdeaId, row.MemberId, row.For });
        credit.HasIndex(row => row.MemberId);
        credit.HasOne<Idea>().WithMany().HasForeignKey(row => row.IdeaId).OnDelete(DeleteBehavior.NoAction);
        credit.HasOne<Member>().WithMany().HasForeignKey(row => row.MemberId).OnDelete(DeleteBehavior.NoAction);
    }
}
