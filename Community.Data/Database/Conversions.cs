using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Community;

/// <summary>Instants are UTC and kept to the microsecond, which all three databases can.</summary>
public sealed class UtcMicroseconds() : ValueConverter<DateTime, DateTime>(
    value => DateTime.SpecifyKind(value.AddTicks(-(value.Ticks % TimeSpan.TicksPerMicrosecond)), DateTimeKind.Utc),
    value => DateTime.SpecifyKind(value, DateTimeKind.Utc));

public static class Conversions
{
    /// <summary>A short list of tags in one column, with a space between.</summary>
    public static PropertyBuilder<List<string>> IsWords(this PropertyBuilder<List<string>> property) =>
        property.HasConversion(
            words => string.Join(' ', words),
            text => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList(),
            new ValueComparer<List<string>>(
                (one, other) => one!.SequenceEqual(other!),
                words => words.Aggregate(0, (hash, word) => HashCode.Combine(hash, StringComparer.Ordinal.GetHashCode(word))),
                words => words.ToList()));
}
