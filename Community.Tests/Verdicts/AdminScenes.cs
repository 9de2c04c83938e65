using Community.Admin;
using Community.Groups;
using Community.Ideas;
using Community.Members;
using Community.Notifications;
using Microsoft.EntityFrameworkCore;

namespace Community.Verdicts;

/// <summary>What administrators lay out.</summary>
internal sealed partial class Scenes
{
    private async Task LineAsync(bool archived)
    {
        var name = Fresh("Trays");
        var line = await portal.Do((CreateLine create) => create.By(portal.Admin, new LineDraft(name)));
        Done(line);
        if (archived) Done(await portal.Do((ArchiveLine archive) => archive.By(portal.Admin, line.Value, archived: true)));
        values["name"] = name;
        Put("id", line.Value);
        Put("version", await portal.Look(db => db.ProductLines.Where(row => row.Id == line.Value).Select(row => row.Version).SingleAsync()));
    }

    private async Task TeamMemberAsync()
    {
        var member = await NewcomerAsync();
        Done(await portal.Do((GrantRole grant) => grant.By(portal.Admin, member.Handle, SiteRole.CommunityTeam)));
    }

    private async Task FoundedAsync()
    {
        await GroupAsync();
        var id = Number("id");
        var leading = await NewcomerAsync();
        Done(await portal.Do((AppointFoundingAmbassador appoint) => appoint.By(portal.Admin, id, leading.Handle)));
        made++;
        var second = await NewcomerAsync();
        Done(await portal.Do((AppointDeputy appoint) => appoint.By(portal.Admin, id, second.Handle)));
        Put("deputy", second.Id);
        made++;
        await NewcomerAsync();
    }

    private async Task DeadLetterAsync()
    {
        var idea = await UndecidedAsync();
        Done(await portal.Do((SortIdea sort) => sort.By(portal.Line, idea, portal.Storage.Slug)));
        await portal.SettleAsync();
        Put("letter", await portal.Look(async db =>
        {
            var sorted = await db.Events.Where(stored => stored.Kind == nameof(IdeaSorted)).MaxAsync(stored => stored.Id);
            var row = new Events.PendingFollowUp { EventId = sorted, Name = nameof(TellOfSorting), DueAt = db.Now, DeadAt = db.Now, Error = "It was given up." };
            db.PendingFollowUps.Add(row);
            await db.SaveChangesAsync();
            return row.Id;
        }));
    }
}
