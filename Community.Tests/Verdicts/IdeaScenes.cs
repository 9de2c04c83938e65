using Community.Funnel;
using Community.Groups;
using Community.Ideas;
using Community.Members;
using Community.Notifications;
using Microsoft.EntityFrameworkCore;

namespace Community.Verdicts;

/// <summary>Ideas in every stage.</summary>
internal sealed partial class Scenes
{
    private async Task<Idea> IdeaAsync()
    {
        var idea = await portal.NewIdeaAsync(portal.Marie, $"A tray that clips under plate {made}", portal.Club.Slug);
        Put(idea);
        return idea;
    }

    private async Task DraftAsync() => await SaveAsync(portal.Storage.Slug);

    private async Task<long> SaveAsync(string line)
    {
        var draft = new IdeaDraft($"A tray that clips under plate {made}", "We sweep two thousand parts into one box.", "A shallow tray that travels as one piece.", line, portal.Club.Slug);
        var id = (await portal.Do((SaveDraft save) => save.By(portal.Marie, null, draft))).Value.IdeaId;
        Put(await portal.IdeaAsync(id));
        return id;
    }

    private async Task<long> UndecidedAsync()
    {
        var id = await SaveAsync("");
        Done(await portal.Do((PublishIdea publish) => publish.By(portal.Marie, id)));
        return id;
    }

    private async Task VotedElsewhereAsync()
    {
        var idea = await IdeaAsync();
        for (var voter = 1; voter <= 5; voter++)
        {
            var member = await portal.NewMemberAsync(Fresh("Voter", voter), portal.OtherClub.Id);
            Done(await portal.Do((VoteForIdea vote) => vote.By(member, idea.Id)));
        }
    }

    private async Task VacantAsync()
    {
        var group = await GroupAsync();
        await portal.Look(async db =>
        {
            db.Deputyships.Add(new Deputyship { GroupId = group, MemberId = portal.Lena.Id, Slot = 1, StartedAt = db.Now });
            return await db.SaveChangesAsync();
        });
        Done(await portal.Do((JoinGroup join) => join.By(portal.Marie, values["slug"], "")));
        var slug = values["slug"];
        Put(await portal.NewIdeaAsync(portal.Marie, $"A tray that clips under plate {made}", slug));
        values["group"] = slug;
    }

    private async Task<Idea> ForwardedAsync()
    {
        // A forward is spent, and a quarter has five.
        await portal.Look(db => db.Forwards.Where(row => row.Quarter > 0).ExecuteUpdateAsync(set => set.SetProperty(row => row.Quarter, row => -(int)row.Id)));
        var idea = await IdeaAsync();
        Done(await portal.Forward(portal.Karim, idea.Id));
        return idea;
    }

    private async Task UndecidedForwardedAsync()
    {
        await portal.Look(db => db.Forwards.Where(row => row.Quarter > 0).ExecuteUpdateAsync(set => set.SetProperty(row => row.Quarter, row => -(int)row.Id)));
        Done(await portal.Forward(portal.Karim, await UndecidedAsync()));
    }

    private async Task EscalatedAsync()
    {
        var idea = await ForwardedAsync();
        await portal.Look(db => db.Ideas.Where(row => row.Id == idea.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.EscalatedAt, db.Now)));
    }

    private async Task<Idea> MovedAsync(IdeaStage stage)
    {
        var idea = await ForwardedAsync();
        Done(await portal.Move(portal.Priya, idea.Id, stage));
        return idea;
    }

    /// <summary>Of somebody who is nobody of the cast, or of whoever tries: one may have lost the board and keep the view.</summary>
    private async Task SavedViewAsync(Member? actor)
    {
        var of = actor ?? await portal.NewMemberAsync(Fresh("Keeper"));
        Put("id", await portal.Look(async db =>
        {
            var view = new SavedView { MemberId = of.Id, Name = Fresh("View"), NameKey = SavedView.KeyOf(Fresh("View")), Line = "storage" };
            db.SavedViews.Add(view);
            await db.SaveChangesAsync();
            return view.Id;
        }));
    }

    private async Task WithdrawnAsync()
    {
        var idea = await IdeaAsync();
        Done(await portal.Do((WithdrawIdea withdraw) => withdraw.By(portal.Marie, idea.Id)));
    }

    private async Task MyVotedAsync(Member? actor, IdeaStage? stage = null)
    {
        var idea = stage is null ? await IdeaAsync() : await ForwardedAsync();
        if (actor is not null) Done(await portal.Do((VoteForIdea vote) => vote.By(actor, idea.Id)));
        if (stage is { } to) Done(await portal.Move(portal.Priya, idea.Id, to));
    }

    private async Task MyFollowedAsync(Member? actor)
    {
        var idea = await IdeaAsync();
        if (actor is not null) Done(await portal.Do((SetFollow follow) => follow.By(actor, SubjectKind.Idea, idea.Id, follows: true)));
    }
}
