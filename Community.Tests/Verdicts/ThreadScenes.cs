using Community.Ideas;
using Community.Members;
using Community.Moderation;
using Community.Notifications;
using Community.Threads;
using Microsoft.EntityFrameworkCore;

namespace Community.Verdicts;

/// <summary>What was said, reported, hidden and told.</summary>
internal sealed partial class Scenes
{
    private async Task<long> PostAsync(Idea? on = null)
    {
        var idea = on ?? await IdeaAsync();
        var words = $"I would pay twice for number {made}.";
        var placed = await portal.Do((PlacePost place) => place.By(portal.Marie, idea.ThreadId, words));
        Done(placed);
        Put("seq", placed.Value.Seq);
        values["text"] = words;
        var post = await portal.Look(db => db.Posts.Where(row => row.ThreadId == idea.ThreadId && row.Seq == placed.Value.Seq).Select(row => row.Id).SingleAsync());
        Put("post", post);
        return post;
    }

    private async Task EditedPostAsync()
    {
        await PostAsync();
        var (thread, seq) = (Number("thread"), Number("seq"));
        Done(await portal.Do((EditPost edit) => edit.By(portal.Marie, thread, seq, "I would pay three times.")));
    }

    private async Task HiddenPostAsync()
    {
        var post = await PostAsync();
        await HideAsync(SubjectKind.Post, post);
    }

    private async Task PostOnHiddenAsync()
    {
        var idea = await IdeaAsync();
        await PostAsync(idea);
        await HideAsync(SubjectKind.Idea, idea.Id);
    }

    private async Task MyReactionAsync(Member? actor)
    {
        await PostAsync();
        var (thread, seq) = (Number("thread"), Number("seq"));
        if (actor is not null) Done(await portal.Do((ReactToPost react) => react.By(actor, thread, seq, "brick")));
    }

    private async Task<Idea> HiddenIdeaAsync()
    {
        var idea = await IdeaAsync();
        await HideAsync(SubjectKind.Idea, idea.Id);
        return idea;
    }

    private async Task ReportAsync() => await ReportOnAsync(SubjectKind.Post, await PostAsync());

    private async Task ReportOnAsync(SubjectKind subject, long id)
    {
        var receipted = await portal.Do((ReportContent report) => report.By(portal.Omid, subject, id, ReportGround.Unkind, ""));
        Done(receipted);
        values["receipt"] = receipted.Value.Receipt;
        Put("report", await portal.Look(db => db.Reports.Where(row => row.Receipt == receipted.Value.Receipt).Select(row => row.Id).SingleAsync()));
    }

    private async Task HideAsync(SubjectKind subject, long id)
    {
        await ReportOnAsync(subject, id);
        var report = Number("report");
        Done(await portal.Do((DecideReport decide) => decide.By(portal.Line, report, DecisionKind.Hide, "It names somebody.")));
    }

    private async Task NoticeAsync()
    {
        var idea = await IdeaAsync();
        await portal.SettleAsync();
        await portal.Look(db => db.Notices.ExecuteDeleteAsync());
        var placed = await portal.Do((PlacePost place) => place.By(portal.Omid, idea.ThreadId, "Count me in."));
        Done(placed);
        await portal.SettleAsync();
        await portal.Look(db => db.Notices.Where(row => row.MemberId != portal.Marie.Id).ExecuteDeleteAsync());
        await portal.Look(async db =>
        {
            await db.Inboxes.Where(row => row.MemberId != portal.Marie.Id).ExecuteDeleteAsync();
            var others = await db.Members.Where(row => row.Id != portal.Marie.Id).Select(row => row.Id).ToListAsync();
            db.Inboxes.AddRange(others.Select(id => new Inbox { MemberId = id }));
            return await db.SaveChangesAsync();
        });
        Put("notice", await portal.Look(db => db.Notices.Select(row => row.Id).SingleAsync()));
    }
}
