using System.Security.Cryptography;
using Community.Members;
using Community.Notifications;
using Community.Text;

namespace Community.Moderation;

/// <summary>What the reporter can ask after it with.</summary>
public sealed record Receipted(string Receipt);

/// <summary>Somebody says that an idea, a build or a post should be looked at; what breaks the law may be reported without an account.</summary>
public sealed class ReportContent(CommunityDb db)
{
    /// <summary>Letters and digits that are not mistaken for each other when read aloud.</summary>
    private const string Alphabet = "ABCDEFGHJKMNPQRSTVWXYZ23456789";

    public Task<Outcome<Receipted>> By(Member? member, SubjectKind subject, long subjectId, ReportGround? ground, string note, CancellationToken stop = default) => db.SaveAsync<Receipted>(async () =>
    {
        var content = await db.ContentAsync(subject, subjectId, stop);
        if (content is null || content.Hidden || content.Gone || !await db.SeesAsync(member, content.Matter, content.MatterId, stop)) return Refusal.NotFound;
        if (ground is not { } why || !Enum.IsDefined(why)) return ModerationRefusals.GroundMissing;
        if (member is null && why != ReportGround.Illegal) return ModerationRefusals.OnlyIllegalWithoutAccount;
        if (member?.Id == content.AuthorId) return ModerationRefusals.OwnWords;
        var words = CleanText.Clean(note);
        if (words.Length > ModerationRefusals.NoteMaximum) return ModerationRefusals.NoteLength;
        if (await OpenReceiptAsync(member, content, stop) is { } receipt) return new Receipted(receipt);

        var report = new Report { Subject = subject, SubjectId = subjectId, ReporterId = member?.Id, Receipt = NewReceipt(), Ground = why, Note = words, GroupId = content.GroupId, At = db.Now };
        db.Reports.Add(report);
        await db.SaveChangesAsync(stop);
        db.Raise(new ReportMade(report.Id, report.GroupId));
        return new Receipted(report.Receipt);
    }, stop);

    /// <summary>A second press is the same report. The member's own row keeps two presses at once in line.</summary>
    private async Task<string?> OpenReceiptAsync(Member? member, Content content, CancellationToken stop)
    {
        if (member is null) return null;
        await db.LockAsync<Member>(member.Id, stop);
        return await db.Reports.Where(row => row.ReporterId == member.Id && row.Subject == content.Subject && row.SubjectId == content.SubjectId && row.DecisionId == null)
            .Select(row => row.Receipt).FirstOrDefaultAsync(stop);
    }

    private static string NewReceipt() =>
        string.Join('-', Enumerable.Range(0, 3).Select(_ => RandomNumberGenerator.GetString(Alphabet, 4)));
}
