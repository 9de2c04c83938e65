using Community.Members;
using Community.Text;

namespace Community.Admin;

/// <summary>Finds whom an administrator means: by handle, by e-mail, or by a name that only one has.</summary>
public static class FindingMembers
{
    public static async Task<Outcome<Member>> FindMemberAsync(this CommunityDb db, string? who, CancellationToken stop)
    {
        var said = CleanText.Line(who).TrimStart('@');
        var upper = said.ToUpperInvariant();
        var people = db.Members.Where(row => row.Kind == MemberKind.Person && row.EmailConfirmed);
        var exact = await people.FirstOrDefaultAsync(row => row.NormalizedUserName == upper || row.NormalizedEmail == upper, stop);
        if (exact is not null) return exact;
        var named = await people.Where(row => row.Name == said).Take(2).ToListAsync(stop);
        return named.Count switch { 1 => named[0], 0 => AdminRefusals.UnknownMember, _ => AdminRefusals.NameIsShared };
    }
}
