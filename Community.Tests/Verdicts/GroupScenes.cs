using Community.Groups;
using Community.Members;
using Microsoft.EntityFrameworkCore;

namespace Community.Verdicts;

/// <summary>Groups, and who belongs to them.</summary>
internal sealed partial class Scenes
{
    private async Task<long> GroupAsync(JoinPolicy policy = JoinPolicy.Open, GroupStatus status = GroupStatus.Recognised)
    {
        var name = Fresh("Harbour Builders");
        var created = await portal.Do((CreateGroup create) => create.By(portal.Admin, new GroupDraft(name, Country: "DK", Languages: ["en"], JoinPolicy: policy)));
        Done(created);
        var id = created.Value;
        if (status != GroupStatus.Recognised) await portal.Look(db => db.Groups.Where(row => row.Id == id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Status, status)));
        var group = await portal.Look(db => db.Groups.AsNoTracking().SingleAsync(row => row.Id == id));
        values["slug"] = group.Slug;
        values["name"] = group.Name;
        Put("id", id);
        Put("version", group.Version);
        return id;
    }

    /// <summary>Only Lena is its deputy, so that there is room for another.</summary>
    private async Task ClubAsync()
    {
        await NewcomerAsync();
        var club = portal.Club.Id;
        await portal.Look(db => db.Deputyships.Where(row => row.GroupId == club && row.MemberId != portal.Lena.Id && row.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(row => row.EndedAt, db.Now)));
        Put("id", club);
        Put("version", await portal.Look(db => db.Groups.Where(row => row.Id == club).Select(row => row.Version).SingleAsync()));
        values["slug"] = portal.Club.Slug;
    }

    private async Task ClubWithDeputyAsync()
    {
        await ClubAsync();
        Done(await portal.Do((AppointDeputy appoint) => appoint.By(portal.Admin, portal.Club.Id, values["who"])));
    }

    private async Task AskedAsync(MembershipStatus status)
    {
        owner = await portal.NewMemberAsync(Fresh("Asker"));
        await portal.BelongAsync(owner, portal.Club, status);
        values["handle"] = owner.Handle;
        values["slug"] = portal.Club.Slug;
    }

    private async Task MyMembershipAsync(Member? actor)
    {
        if (actor is null)
        {
            await GroupAsync();
            values["handle"] = portal.Marie.Handle;
            return;
        }

        // The first may become the home; the second is not, and can be chosen.
        await GroupAsync();
        Done(await portal.Do((JoinGroup join) => join.By(actor, values["slug"], "")));
        made++;
        await GroupAsync();
        Done(await portal.Do((JoinGroup join) => join.By(actor, values["slug"], "")));
        values["handle"] = actor.Handle;
    }

    private async Task InvitationAsync(string slug)
    {
        var invited = await portal.Do((MakeInvitation invite) => invite.By(portal.Admin, slug));
        Done(invited);
        values["code"] = invited.Value.Code;
        Put("invitation", invited.Value.Id);
    }

    private async Task InvitationToGroupAsync()
    {
        await GroupAsync(JoinPolicy.Invitation);
        await InvitationAsync(values["slug"]);
    }
}
