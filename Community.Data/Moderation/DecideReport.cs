using Community.Admin;
using Community.Builds;
using Community.Ideas;
using Community.Members;
using Community.Notifications;
using Community.Pictures;
using Community.Text;
using Community.Threads;

namespace Community.Moderation;

/// <summary>A decision that was made.</summary>
public sealed record Decided(long DecisionId, DecisionKind Kind);

/// <summary>
/// An ambassador, a deputy or the community team decides what a report asks: keep, hide, restore or warn, always with a reason.
/// It answers all open reports of the same thing.
/// </summary>
public sealed class DecideReport(CommunityDb db)
{
    public Task<Outcome<Decided>> By(Member? member, long reportId, DecisionKind? chosen, string reason, CancellationToken stop = default) => db.SaveAsync<Decided>(async () =>
    {
        if (member is null) return Refusal.SignInFirst;
        var asked = await db.Reports.AsNoTracking().FirstOrDefaultAsync(row => row.Id == reportId, stop);
        if (asked is null) return Refusal.NotFound;
        await HoldAsync(asked, stop);
        if (await db.ContentAsync(asked.Subject, asked.SubjectId, stop) is not { } content) return Refusal.NotFound;
        var standing = await db.StandingOf(member, stop);
        if (!standing.SeesModeration) return Refusal.NotFound;
        if (content.RefusesDecisionBy(standing) is { } forbidden) return forbidden;
        // Asked again under the lock: two who decide at once meet here, and the second learns of the first.
        var waiting = await db.Reports.AnyAsync(row => row.Id == reportId && row.DecisionId == null, stop);
        if (chosen is not { } kind || !Enum.IsDefined(kind)) return Refusal.Unreadable;
        if (content.RefusesDecision(kind, waiting) is { } refusal) return refusal;
        var words = CleanText.Clean(reason);
        if (words.Length is < ModerationRefusals.ReasonMinimum or > ModerationRefusals.ReasonMaximum) return ModerationRefusals.ReasonLength;
        return await DecideAsync(content, member.Id, kind, words, stop);
    }, stop);

    private async Task<Decided> DecideAsync(Content content, long byId, DecisionKind kind, string reason, CancellationToken stop)
    {
        var decision = new Decision { Subject = content.Subject, SubjectId = content.SubjectId, AuthorId = content.AuthorId, Kind = kind, Reason = reason, ById = byId, At = db.Now };
        db.Decisions.Add(decision);
        await db.SaveChangesAsync(stop);
        await db.Reports.Where(row => row.Subject == content.Subject && row.SubjectId == content.SubjectId && row.DecisionId == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.DecisionId, decision.Id), stop);
        if (kind is DecisionKind.Hide or DecisionKind.Restore) await ShowOrHideAsync(content, kind == DecisionKind.Hide, stop);
        db.AuditLog.Add(new AuditEntry { At = db.Now, ActorId = byId, Act = $"Moderation.{kind}", Subject = content.Subject.ToString(), SubjectId = content.SubjectId, Detail = $"decision {decision.Id}" });
        db.Raise(new DecisionMade(decision.Id, content.Subject, content.SubjectId, kind));
        return new Decided(decision.Id, kind);
    }

    private async Task ShowOrHideAsync(Content content, bool hide, CancellationToken stop)
    {
        DateTime? since = hide ? db.Now : null;
        switch (content.Subject)
        {
            case SubjectKind.Post:
                await db.SetPostHiddenAsync(content.SubjectId, hide, stop);
                break;
            case SubjectKind.Build:
                var build = await db.Builds.FirstAsync(row => row.Id == content.SubjectId, stop);
                build.HiddenAt = since;
                // Its pictures close and open with it, at other addresses.
                await db.OpenOrCloseAsync(build, stop);
                break;
            default:
                (await db.Ideas.FirstAsync(row => row.Id == content.SubjectId, stop)).HiddenAt = since;
                await db.OpenOrCloseAsync(db.PicturesOfIdea(content.SubjectId), stop);
                break;
        }
    }

    /// <summary>One decision at a time about one thing; the row that is held is the one whose counters would change.</summary>
    private async Task HoldAsync(Report asked, CancellationToken stop)
    {
        if (asked.Subject == SubjectKind.Idea) await db.LockAsync<Idea>(asked.SubjectId, stop);
        if (asked.Subject == SubjectKind.Build) await db.LockAsync<Build>(asked.SubjectId, stop);
        if (asked.Subject != SubjectKind.Post) return;
        var thread = await db.Posts.Where(post => post.Id == asked.SubjectId).Select(post => post.ThreadId).FirstAsync(stop);
        await db.HoldSubjectOfAsync(thread, stop);
        await db.HoldThreadAsync(thread, stop);
    }
}
