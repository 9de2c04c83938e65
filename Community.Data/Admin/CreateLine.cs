using Community.Members;
using Community.Text;

namespace Community.Admin;

/// <summary>A product line as it is typed.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="About">What belongs to it.</param>
/// <param name="Lead">Handle, e-mail or name; empty: the community team hears of late answers.</param>
public sealed record LineDraft(string Name, string About = "", string Lead = "")
{
    public LineDraft Clean() => new(CleanText.Line(Name), CleanText.Clean(About), CleanText.Line(Lead));

    public Refusal? Refuses()
    {
        if (Name.Length is 0 or > LineSizes.NameMaximum) return AdminRefusals.LineName;
        return About.Length > LineSizes.AboutMaximum ? AdminRefusals.LineAbout : null;
    }
}

/// <summary>An administrator opens a product line.</summary>
public sealed class CreateLine(CommunityDb db)
{
    public Task<Outcome<long>> By(Member? actor, LineDraft typed, CancellationToken stop = default) => db.SaveAsync<long>(async () =>
    {
        if (await db.RefusesAdministrationByAsync(actor, stop) is { } refusal) return refusal;
        var draft = typed.Clean();
        var line = new ProductLine { Name = draft.Name, About = draft.About, Slug = Slugs.Slug(draft.Name), CreatedAt = db.Now };
        if ((draft.Refuses() ?? await db.RefusesNameOfAsync(line, stop)) is { } wrong) return wrong;
        if (line.Slug.Length == 0) line.Slug = $"line-{await db.ProductLines.CountAsync(stop) + 1}";
        db.ProductLines.Add(line);
        await db.SaveChangesAsync(stop);
        if (await db.GiveLeadAsync(line, draft.Lead, stop) is { } unknown) return unknown;
        db.Audit(actor!, "Lines.Created", "Line", line.Id);
        return line.Id;
    }, stop);
}

/// <summary>An administrator renames a line, says what belongs to it, or names its lead.</summary>
public sealed class EditLine(CommunityDb db)
{
    public Task<Outcome<long>> By(Member? actor, long lineId, LineDraft typed, long version, CancellationToken stop = default) => db.SaveAsync<long>(async () =>
    {
        if (await db.RefusesAdministrationByAsync(actor, stop) is { } refusal) return refusal;
        if (await db.ProductLines.FirstOrDefaultAsync(row => row.Id == lineId, stop) is not { } line) return Refusal.NotFound;
        if (line.Version != version) return Refusal.ChangedMeanwhile;
        var draft = typed.Clean();
        // The slug stays: it stands in links and in imports.
        (line.Name, line.About) = (draft.Name, draft.About);
        if ((draft.Refuses() ?? await db.RefusesNameOfAsync(line, stop)) is { } wrong) return wrong;
        if (await db.GiveLeadAsync(line, draft.Lead, stop) is { } unknown) return unknown;
        line.Version++;
        db.Audit(actor!, "Lines.Edited", "Line", line.Id);
        return line.Id;
    }, stop);
}

/// <summary>An administrator closes a line to new ideas, or opens it again; its ideas stay where they are.</summary>
public sealed class ArchiveLine(CommunityDb db)
{
    public Task<Outcome<long>> By(Member? actor, long lineId, bool archived, CancellationToken stop = default) => db.SaveAsync<long>(async () =>
    {
        if (await db.RefusesAdministrationByAsync(actor, stop) is { } refusal) return refusal;
        if (await db.ProductLines.FirstOrDefaultAsync(row => row.Id == lineId, stop) is not { } line) return Refusal.NotFound;
        if (line.IsUndecided) return AdminRefusals.UndecidedStays;
        line.ArchivedAt = archived ? line.ArchivedAt ?? db.Now : null;
        line.Version++;
        db.Audit(actor!, archived ? "Lines.Archived" : "Lines.Restored", "Line", line.Id);
        return line.Id;
    }, stop);
}

internal static class LineRules
{
    public static async Task<Refusal?> RefusesNameOfAsync(this CommunityDb db, ProductLine line, CancellationToken stop) =>
        await db.ProductLines.AnyAsync(row => row.Id != line.Id && (row.Name == line.Name || (line.Slug != "" && row.Slug == line.Slug)), stop) ? AdminRefusals.LineTaken : null;

    /// <summary>A lead answers for the line, so they manage it.</summary>
    public static async Task<Refusal?> GiveLeadAsync(this CommunityDb db, ProductLine line, string who, CancellationToken stop)
    {
        if (who.Length == 0)
        {
            line.LeadId = null;
            return null;
        }

        var found = await db.FindMemberAsync(who, stop);
        if (found.Refusal is { } unknown) return unknown with { Field = "Lead" };
        line.LeadId = found.Value.Id;
        if (await db.LineManagers.AnyAsync(row => row.MemberId == found.Value.Id && (row.LineId == line.Id || row.LineId == null), stop)) return null;
        db.LineManagers.Add(new LineManager { MemberId = found.Value.Id, LineId = line.Id, Since = db.Now });
        db.Raise(new RightsChanged(found.Value.Id));
        return null;
    }
}
