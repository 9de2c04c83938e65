using Community.Members;
using Community.Text;

namespace Community.Admin;

/// <summary>A person an import speaks of.</summary>
internal sealed record ImportedPerson(long Id, long? HomeGroupId);

/// <summary>People known by the keys of an import; authors and voters share one name space, and whoever is new is made a member.</summary>
internal static class ImportedPeople
{
    public static async Task<Dictionary<string, ImportedPerson>> PeopleAsync(
        this CommunityDb db, IEnumerable<string> keys, IReadOnlyDictionary<string, DateTime> firstSeen, CancellationToken stop)
    {
        var wanted = keys.Distinct(StringComparer.Ordinal).ToList();
        var people = await db.Members.Where(row => row.ImportKey != null && wanted.Contains(row.ImportKey))
            .ToDictionaryAsync(row => row.ImportKey!, row => new ImportedPerson(row.Id, row.HomeGroupId), StringComparer.Ordinal, stop);
        var missing = wanted.Where(key => !people.ContainsKey(key)).ToList();
        if (missing.Count == 0) return people;

        var handles = await db.HandlesAsync(missing, stop);
        var made = missing.Select(key => Make(key, handles[key], firstSeen[key])).ToList();
        db.Members.AddRange(made);
        await db.SaveChangesAsync(stop);
        foreach (var member in made) people[member.ImportKey!] = new ImportedPerson(member.Id, null);
        return people;
    }

    /// <summary>Without e-mail and password nobody signs in as them.</summary>
    private static Member Make(string key, string handle, DateTime joinedAt) => new()
    {
        Name = key,
        UserName = handle,
        NormalizedUserName = handle.ToUpperInvariant(),
        Kind = MemberKind.Imported,
        ImportKey = key,
        SecurityStamp = Guid.NewGuid().ToString("N"),
        JoinedAt = joinedAt,
    };

    private static async Task<Dictionary<string, string>> HandlesAsync(this CommunityDb db, List<string> keys, CancellationToken stop)
    {
        var wishes = keys.Select(key => Wishes(key).First().ToUpperInvariant()).Distinct(StringComparer.Ordinal).ToList();
        var taken = (await db.Members.Where(row => wishes.Contains(row.NormalizedUserName!)).Select(row => row.NormalizedUserName!).ToListAsync(stop)).ToHashSet(StringComparer.Ordinal);
        var handles = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var key in keys) handles[key] = await db.FreeHandleAsync(key, wishes, taken, stop);
        return handles;
    }

    private static async Task<string> FreeHandleAsync(this CommunityDb db, string key, List<string> asked, HashSet<string> taken, CancellationToken stop)
    {
        foreach (var handle in Wishes(key))
        {
            var normal = handle.ToUpperInvariant();
            if (!taken.Add(normal)) continue;
            if (asked.Contains(normal) || !await db.Members.AnyAsync(row => row.NormalizedUserName == normal, stop)) return handle;
        }

        throw new InvalidOperationException("Handles never end.");
    }

    /// <summary>An imported name of two characters keeps them.</summary>
    private static IEnumerable<string> Wishes(string key)
    {
        var shortest = Slugs.Slug(key, Slugs.LongestHandle);
        // Seeded by the key: whoever runs the same import again finds the same handles.
        var others = Slugs.Handles(key, new Random(key.Length));
        return shortest.Length == Slugs.ShortestHandle - 1 ? others.Prepend(shortest) : others;
    }
}
