using Community.Ideas;
using Community.Members;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Community.Admin;

/// <summary>
/// The last ballot of a person on an idea that an import has counted. Votes alone cannot tell a ballot that was never seen from one that was
/// taken back since; with this row the same file can come again and undo nothing.
/// </summary>
public sealed class ImportedBallot
{
    public long IdeaId { get; set; }

    public long MemberId { get; set; }

    /// <summary>The ballot's own instant; only a later one counts again.</summary>
    public DateTime At { get; set; }

    /// <summary>Whether it lent a vote, or took it back.</summary>
    public bool Lends { get; set; }
}

/// <summary>How the ballots that imports counted are stored.</summary>
public sealed class ImportTable : IEntityTypeConfiguration<ImportedBallot>
{
    public void Configure(EntityTypeBuilder<ImportedBallot> ballot)
    {
        ballot.ToTable("ImportedBallots");
        ballot.HasKey(row => new { row.IdeaId, row.MemberId });
        ballot.HasIndex(row => row.MemberId);
        ballot.HasOne<Idea>().WithMany().HasForeignKey(row => row.IdeaId).OnDelete(DeleteBehavior.NoAction);
        ballot.HasOne<Member>().WithMany().HasForeignKey(row => row.MemberId).OnDelete(DeleteBehavior.NoAction);
    }
}
