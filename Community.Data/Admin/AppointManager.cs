using System.Globalization;
using Community.Members;

namespace Community.Admin;

/// <summary>An administrator makes somebody product manager of a line, or of all.</summary>
public sealed class AppointManager(CommunityDb db)
{
    public Task<Outcome<long>> By(Member? actor, string who, long? lineId, CancellationToken stop = default) => db.SaveAsync<long>(async () =>
    {
        await db.LockRolesAsync(stop);
        if (await db.RefusesAdministrationByAsync(actor, stop) is { } refusal) return refusal;
        var found = await db.FindMemberAsync(who, stop);
        if (found.Refusal is { } unknown) return unknown;
        if (lineId is { } id && !await db.ProductLines.AnyAsync(row => row.Id == id && row.ArchivedAt == null, stop)) return AdminRefusals.UnknownLine;
        var member = found.Value.Id;
        if (await db.LineManagers.AnyAsync(row => row.MemberId == member && row.LineId == lineId, stop)) return member;
        db.LineManagers.Add(new LineManager { MemberId = member, LineId = lineId, Since = db.Now });
        db.Audit(actor!, "Managers.Appointed", "Member", member, Detail(lineId));
        db.Raise(new RightsChanged(member));
        return member;
    }, stop);

    internal static string Detail(long? lineId) => lineId?.ToString(CultureInfo.InvariantCulture) ?? "all";
}

/// <summary>An administrator ends it; a line they led falls back to the community team.</summary>
public sealed class DismissManager(CommunityDb db)
{
    public Task<Outcome<long>> By(Member? actor, long memberId, long? lineId, CancellationToken stop = default) => db.SaveAsync<long>(async () =>
    {
        await db.LockRolesAsync(stop);
        if (await db.RefusesAdministrationByAsync(actor, stop) is { } refusal) return refusal;
        if (await db.LineManagers.FirstOrDefaultAsync(row => row.MemberId == memberId && row.LineId == lineId, stop) is not { } held) return Refusal.NotFound;
        db.LineManagers.Remove(held);
        foreach (var line in await db.ProductLines.Where(row => row.LeadId == memberId && (lineId == null || row.Id == lineId)).ToListAsync(stop))
        {
            line.LeadId = null;
            line.Version++;
        }

        db.Audit(actor!, "Managers.Dismissed", "Member", memberId, AppointManager.Detail(lineId));
        db.Raise(new RightsChanged(memberId));
        return memberId;
    }, stop);
}
