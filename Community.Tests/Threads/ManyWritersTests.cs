using System.Net;
using Microsoft.EntityFrameworkCore;

namespace Community.Threads;

/// <summary>Many who write at the same moment. Take out the key's row (<c>IdempotencyKeys.Add</c> in SaveAsync), and the same key a hundred times is a hundred posts.</summary>
public sealed class ManyWritersTests
{
    [Fact]
    public async Task Fifty_who_write_at_once_leave_no_gap_in_Seq_or_Change_and_counters_equal_rows()
    {
        await using var portal = await Portal.WithCastAsync();
        var thread = (await portal.NewIdeaAsync(portal.Omid)).ThreadId;
        var members = await Task.WhenAll(Enumerable.Range(0, 50).Select(number => portal.NewMemberAsync($"Writer {number}")));

        await Task.WhenAll(members.Select(async (member, number) =>
        {
            var seq = (await portal.Do((PlacePost place) => place.By(member, thread, $"Thought {number}"))).Value.Seq;
            await portal.Do((ReactToPost react) => react.By(member, thread, 1, "brick"));
            await (number % 5 == 0
                ? portal.Do((RemovePost remove) => remove.By(member, thread, seq))
                : portal.Do((EditPost edit) => edit.By(member, thread, seq, $"Better thought {number}")));
        }));

        var row = await portal.Look(db => db.Threads.SingleAsync(one => one.Id == thread));
        var seqs = await portal.Look(db => db.Posts.Where(post => post.ThreadId == thread).Select(post => post.Seq).Order().ToListAsync());
        var changes = await portal.Look(db => db.ThreadChanges.Where(change => change.ThreadId == thread).OrderBy(change => change.Change).ToListAsync());
        Assert.Equal(Enumerable.Range(1, 50).Select(number => (long)number), seqs);
        Assert.Equal(Enumerable.Range(1, changes.Count).Select(number => (long)number), changes.Select(change => change.Change));
        Assert.Equal((50, changes.Count, 40), (row.LastSeq, row.LastChange, row.PostCount));
        var first = await portal.Look(db => db.Posts.SingleAsync(post => post.ThreadId == thread && post.Seq == 1));
        Assert.Equal(first.Bricks, await portal.Look(db => db.Reactions.CountAsync(reaction => reaction.PostId == first.Id)));
        Assert.Equal(50 + 50 + first.Bricks, changes.Count);
    }

    [Fact]
    public async Task The_same_key_a_hundred_times_at_once_is_one_post_and_one_answer_and_with_other_words_is_refused()
    {
        await using var portal = await Portal.WithCastAsync(("Limits:Off", "true"));
        var idea = await portal.NewIdeaAsync(portal.Omid);
        using var browser = await portal.SignedIn(portal.Marie);

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Post($"/ideas/{idea.Id}/posts", "One stud higher.")));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode));
        Assert.Equal($"/ideas/{idea.Id}?post=1#post-{idea.ThreadId}-1", Assert.Single(answers.Select(answer => answer.Headers.Location!.ToString()).Distinct()));
        Assert.Equal(1, await portal.Look(db => db.Posts.CountAsync(post => post.ThreadId == idea.ThreadId)));
        var other = await Post($"/ideas/{idea.Id}/posts", "Two studs higher.");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
        Assert.Contains("Two studs higher.", await other.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        Task<HttpResponseMessage> Post(string address, string words) =>
            browser.PostAsync(address, new FormUrlEncodedContent(new Dictionary<string, string> { ["Text"] = words, ["idempotency-key"] = "k-1" }));
    }
}
