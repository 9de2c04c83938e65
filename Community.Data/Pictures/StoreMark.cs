using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Community.Pictures;

/// <summary>
/// By what the portal knows the place where its pictures lie: the same words stand in both. Without them a portal that was pointed at another's pictures would take
/// them for left-over ones, and one whose disk is not there would take its own for lost.
/// </summary>
public sealed class StoreMark
{
    /// <summary>The only row.</summary>
    public const int Only = 1;

    public int Id { get; set; } = Only;

    public required string Mark { get; set; }
}

/// <summary>How the mark is stored.</summary>
public sealed class StoreMarkTable : IEntityTypeConfiguration<StoreMark>
{
    public void Configure(EntityTypeBuilder<StoreMark> mark)
    {
        mark.ToTable("StoreMarks");
        mark.Property(row => row.Id).ValueGeneratedNever();
        mark.Property(row => row.Mark).HasMaxLength(32);
    }
}
