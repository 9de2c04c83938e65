using System.Security.Cryptography;
using Community.Groups;
using Community.Members;
using Community.Moderation;
using Community.Notifications;
using Community.Threads;

namespace Community.Admin;

/// <summary>Acts of the demo that are written as rows: many thanks at once, and what a story needs but once.</summary>
internal static class DemoRows
{
    public static async Task ReactAsync(this CommunityDb db, long threadId, long seq, IReadOnlyDictionary<ReactionName, int> reactions, long authorId)
    {
        var thread = await db.HoldThreadAsync(threadId, default);
        var post = await db.Posts.FirstAsync(row => row.ThreadId == threadId && row.Seq == seq);
        var here = await db.Members.Where(row => row.Kind == MemberKind.Person && row.Id != authorId && row.JoinedAt < post.At).OrderBy(row => row.Id).Select(row => row.Id).ToListAsync();
        var first = (int)(post.Id * 37 % here.Count);
        foreach (var (name, count) in reactions)
        {
            // Who thanks with which sign changes from post to post, and nobody twice with the same.
            foreach (var member in Enumerable.Range(0, Math.Min(count, here.Count)).Select(step => here[(first + (step * 11) + (int)name) % here.Count]).Distinct())
            {
                db.Reactions.Add(new Reaction { PostId = post.Id, MemberId = member, Name = name });
                post.Count(name, 1);
                db.Record(thread, post, ChangeKind.Reacted);
            }
        }
    }

    public static async Task EditPostAsync(this CommunityDb db, long threadId, long seq, string text)
    {
        var thread = await db.HoldThreadAsync(threadId, default);
        var post = await db.Posts.FirstAsync(row => row.ThreadId == threadId && row.Seq == seq);
        db.PostRevisions.Add(new PostRevision { PostId = post.Id, Version = post.Version, Text = post.Text, At = post.At });
        (post.Text, post.Html, post.EditedAt) = (text, Markdown.Render(text), db.Now);
        post.Version++;
        db.Record(thread, post, ChangeKind.Edited);
    }

    public static async Task RemovePostAsync(this CommunityDb db, long threadId, long seq)
    {
        var thread = await db.HoldThreadAsync(threadId, default);
        var post = await db.Posts.FirstAsync(row => row.ThreadId == threadId && row.Seq == seq);
        post.RemovedAt = db.Now;
        thread.PostCount--;
        db.Record(thread, post, ChangeKind.Removed);
    }

    public static async Task AskToJoinAsync(this CommunityDb db, string group, long memberId, string note)
    {
        var groupId = await db.Groups.Where(row => row.Slug == group).Select(row => row.Id).FirstAsync();
        db.Memberships.Add(new Membership { GroupId = groupId, MemberId = memberId, Status = MembershipStatus.Requested, Note = note, AskedAt = db.Now });
        db.Raise(new JoinAsked(groupId, memberId));
    }

    public static async Task ReportAsync(this CommunityDb db, long ideaId, long threadId, long? seq, long byId, DemoReport told)
    {
        var report = new Report
        {
            Subject = seq is null ? SubjectKind.Idea : SubjectKind.Post,
            SubjectId = seq is null ? ideaId : await db.Posts.Where(row => row.ThreadId == threadId && row.Seq == seq).Select(row => row.Id).FirstAsync(),
            ReporterId = byId,
            Receipt = RandomNumberGenerator.GetString("ABCDEFGHJKLMNPQRSTUVWXYZ23456789", 10),
            Ground = told.Ground switch { "Spam or selling" => ReportGround.Spam, "Unkind" => ReportGround.Unkind, "Off the subject" => ReportGround.OffSubject, _ => ReportGround.Other },
            Note = told.Note,
            GroupId = await db.Ideas.Where(row => row.Id == ideaId).Select(row => row.GroupId).FirstAsync(),
            At = db.Now,
        };
        db.Reports.Add(report);
        await db.SaveChangesAsync();
        db.Raise(new ReportMade(report.Id, report.GroupId));
    }
}
