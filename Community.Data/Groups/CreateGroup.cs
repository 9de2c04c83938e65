using Community.Admin;
using Community.Builds;
using Community.Members;
using Community.Text;

namespace Community.Groups;

/// <summary>An administrator enters a founding group: it is recognised from the start.</summary>
public sealed class CreateGroup(CommunityDb db)
{
    /// <param name="actor">The administrator.</param>
    /// <param name="typed">What the group is.</param>
    /// <param name="ambassador">Handle, e-mail or name of its founding ambassador; empty: the office stays vacant for now.</param>
    /// <param name="stop">Cancels.</param>
    public Task<Outcome<long>> By(Member? actor, GroupDraft typed, string ambassador = "", CancellationToken stop = default) => db.SaveAsync<long>(async () =>
    {
        if (await db.RefusesAdministrationByAsync(actor, stop) is { } refusal) return refusal;
        var draft = typed.Clean();
        if (draft.Refuses(db.Now.Year) is { } wrong) return wrong;
        await db.LockNamesAsync(stop);
        if (await db.Groups.AnyAsync(row => row.Name == draft.Name, stop)) return FoundingRefusals.GroupTaken;
        var group = new Group { Name = draft.Name, Slug = await FreeSlugAsync(draft.Name, stop), Country = draft.Country, Status = GroupStatus.Recognised, CreatedAt = db.Now };
        draft.Write(group);
        db.Groups.Add(group);
        await db.SaveChangesAsync(stop);
        db.Audit(actor!, "Groups.Created", "Group", group.Id);
        if (CleanText.Line(ambassador).Length == 0) return group.Id;
        var appointed = await db.AppointFounderAsync(actor!, group, ambassador, stop);
        return appointed is { } unknown ? unknown : group.Id;
    }, stop);

    private async Task<string> FreeSlugAsync(string name, CancellationToken stop)
    {
        var wish = Slugs.Slug(name, 50) is { Length: > 0 } slug ? slug : "group";
        var taken = await db.Groups.Where(row => row.Slug.StartsWith(wish)).Select(row => row.Slug).ToListAsync(stop);
        return taken.Contains(wish, StringComparer.Ordinal) ? Enumerable.Range(2, taken.Count + 1).Select(number => $"{wish}-{number}").First(one => !taken.Contains(one, StringComparer.Ordinal)) : wish;
    }
}

/// <summary>The settings of a group are changed by its ambassador or an administrator. The address stays.</summary>
public sealed class EditGroup(CommunityDb db)
{
    public Task<Outcome<long>> By(Member? actor, long groupId, GroupDraft typed, long version, CancellationToken stop = default) => db.SaveAsync<long>(async () =>
    {
        if (actor is null) return Refusal.SignInFirst;
        await db.LockNamesAsync(stop);
        await db.LockAsync<Group>(groupId, stop);
        if (await db.Groups.FirstOrDefaultAsync(row => row.Id == groupId, stop) is not { } group) return Refusal.NotFound;
        if (await db.RefusesOfficesByAsync(actor, groupId, stop) is { } refusal) return refusal;
        if (group.Version != version) return Refusal.ChangedMeanwhile;
        var draft = typed.Clean();
        if (draft.Refuses(db.Now.Year) is { } wrong) return wrong;
        if (await db.Groups.AnyAsync(row => row.Name == draft.Name && row.Id != groupId, stop)) return FoundingRefusals.GroupTaken;
        var shown = group.Visibility;
        draft.Write(group);
        group.Version++;
        if (group.Visibility != shown) await ShowOtherwiseAsync(group, stop);
        db.Audit(actor, "Groups.Edited", "Group", groupId);
        return groupId;
    }, stop);

    /// <summary>What is inside opens or closes with the group, its pictures too.</summary>
    private async Task ShowOtherwiseAsync(Group group, CancellationToken stop)
    {
        await db.OpenOrCloseBuildsAsync(group, stop);
        db.Raise(new GroupShowsOtherwise(group.Id));
    }
}
