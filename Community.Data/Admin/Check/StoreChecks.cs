using Community.Events;
using Community.Groups;
using Community.Ideas;
using Community.Search;

namespace Community.Admin;

/// <summary>Both search forms of an idea are those of its words.</summary>
public sealed class SearchWords : Check
{
    protected override async Task<(long, List<Fault>)> LookAsync(CommunityDb db, CancellationToken stop)
    {
        var faults = new List<Fault>();
        var looked = 0;
        await foreach (var idea in db.Ideas.Select(idea => new { idea.Id, idea.Title, idea.Concept, idea.SearchKept, idea.SearchFolded }).AsAsyncEnumerable().WithCancellation(stop))
        {
            looked++;
            var (today, better) = Concept.Split(idea.Concept);
            var text = $"{idea.Title} {today} {better}";
            // The words themselves stay out of the report.
            if (idea.SearchKept != SearchForms.Kept(text) || idea.SearchFolded != SearchForms.Folded(text)) faults.Add(new Fault($"idea {idea.Id}", "other words", "its own words"));
        }

        return (looked, faults);
    }
}

/// <summary>Both search forms of a group are those of its name, its place and its words.</summary>
public sealed class SearchWordsOfGroups : Check
{
    protected override async Task<(long, List<Fault>)> LookAsync(CommunityDb db, CancellationToken stop)
    {
        var rows = await db.Groups.Select(group => new { group.Id, group.Name, group.Place, group.About, group.SearchKept, group.SearchFolded }).ToListAsync(stop);
        return (rows.Count, [.. rows.Where(group => (group.SearchKept, group.SearchFolded) != Group.FormsOf(group.Name, group.Place, group.About))
            .Select(group => new Fault($"group {group.Id}", "other words", "its own words"))]);
    }
}

/// <summary>Both search forms of a build are those of its words.</summary>
public sealed class SearchWordsOfBuilds : Check
{
    protected override async Task<(long, List<Fault>)> LookAsync(CommunityDb db, CancellationToken stop)
    {
        var faults = new List<Fault>();
        var looked = 0;
        await foreach (var build in db.Builds.AsNoTracking().Include(row => row.Tags).AsAsyncEnumerable().WithCancellation(stop))
        {
            looked++;
            if ((build.SearchKept, build.SearchFolded) != build.Forms()) faults.Add(new Fault($"build {build.Id}", "other words", "its own words"));
        }

        return (looked, faults);
    }
}

/// <summary>What a migration cannot hold is there: search tables, their triggers and indexes.</summary>
public sealed class SchemaParts : Check
{
    protected override async Task<(long, List<Fault>)> LookAsync(CommunityDb db, CancellationToken stop)
    {
        var missing = await db.MissingPartsAsync(stop);
        return (missing.Count, [.. missing.Select(name => new Fault(name, "missing", "there"))]);
    }
}

/// <summary>Every follow-up that waits is one the portal knows, for an event it knows, and none was given up.</summary>
public sealed class OpenFollowUps(FollowUps followUps) : Check
{
    protected override async Task<(long, List<Fault>)> LookAsync(CommunityDb db, CancellationToken stop)
    {
        var waiting = await db.PendingFollowUps.Select(row => new { row.EventId, row.Name, row.DeadAt, row.Error, row.Event!.Kind }).ToListAsync(stop);
        var unknown = waiting.Where(row => !followUps.Types.ContainsKey(row.Name) || !followUps.EventTypes.ContainsKey(row.Kind))
            .Select(row => new Fault($"event {row.EventId}", $"{row.Name} after {row.Kind}", "a follow-up of this version"));
        var given = waiting.Where(row => row.DeadAt is not null).Select(row => new Fault($"event {row.EventId}", $"{row.Name} given up ({row.Error})", "done"));
        return (waiting.Count, [.. unknown, .. given]);
    }
}
