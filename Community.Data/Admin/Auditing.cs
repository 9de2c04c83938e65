using Community.Events;
using Community.Members;

namespace Community.Admin;

/// <summary>What every act of administration shares: who may, and the line it leaves in the log.</summary>
public static class Auditing
{
    /// <summary>Written with the act itself: what was not done is not in the log, and what was done is.</summary>
    public static void Audit(this CommunityDb db, Member actor, string act, string subject, long subjectId, string detail = "")
    {
        db.AuditLog.Add(new AuditEntry { At = db.Now, ActorId = actor.Id, Act = act, Subject = subject, SubjectId = subjectId, Detail = detail });
        db.Raise(new ActAudited(act, subject, subjectId));
    }

    internal static async Task<Refusal?> RefusesAdministrationByAsync(this CommunityDb db, Member? actor, CancellationToken stop)
    {
        if (actor is null) return Refusal.SignInFirst;
        return (await db.StandingOf(actor, stop)).IsAdministrator ? null : AdminRefusals.OnlyAdministrators;
    }

    /// <summary>Puts all who change roles in one line, so that two administrators cannot dismiss each other at once.</summary>
    internal static Task LockRolesAsync(this CommunityDb db, CancellationToken stop) => db.LockAsync<Member>(Member.PortalId, stop);
}

/// <summary>Somebody did what is written into the log of administration; pages that show it are drawn anew.</summary>
public sealed record ActAudited(string Act, string Subject, long SubjectId) : DomainEvent;
