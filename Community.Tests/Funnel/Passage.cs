using Community.Ideas;
using Community.Members;
using Microsoft.EntityFrameworkCore;

namespace Community.Funnel;

/// <summary>Walking an idea into the funnel, as tests need it again and again.</summary>
internal static class Passage
{
    public const string Words = "We tried it at two meetings, and everybody wanted one.";

    public static async Task<Outcome<Forwarded>> Forward(this Portal portal, Member member, long idea, string? group = null, string words = Words) =>
        await portal.Do((ForwardIdea forward) => forward.By(member, idea, group ?? portal.Club.Slug, words));

    public static async Task<Outcome<Moved>> Move(this Portal portal, Member member, long idea, IdeaStage to, string words = Words, bool? pipeline = null, params string[] credits) =>
        await portal.Do((MoveIdea move) => move.By(member, idea, new Verdict(to, words, credits, pipeline)));

    /// <summary>An idea of the club's, which its ambassador has carried.</summary>
    public static async Task<Idea> ForwardedIdeaAsync(this Portal portal, string title = "A tray that clips under the plate")
    {
        var idea = await portal.NewIdeaAsync(portal.Karim, title, portal.Club.Slug);
        Assert.Null((await portal.Forward(portal.Karim, idea.Id)).Refusal);
        return await portal.IdeaAsync(idea.Id);
    }

    public static Task<Idea> IdeaAsync(this Portal portal, long id) => portal.Look(db => db.Ideas.AsNoTracking().SingleAsync(row => row.Id == id));
}
