using Community.Members;
using Microsoft.AspNetCore.Identity;

namespace Community.Bench;

/// <summary>Who votes and writes, and what they say.</summary>
internal static class People
{
    private const int Count = 2_000;

    public static async Task<List<Member>> EnterAsync(CommunityDb db)
    {
        var members = Enumerable.Range(1, Count).Select(number => new Member
        {
            Name = $"Member {number}",
            UserName = $"member-{number}",
            NormalizedUserName = $"MEMBER-{number}",
            SecurityStamp = $"{number}",
            EmailConfirmed = true,
            JoinedAt = db.Now,
        }).ToList();
        // One of them reads while signed in.
        (members[0].Email, members[0].NormalizedEmail) = ("reader@bench.example", "READER@BENCH.EXAMPLE");
        members[0].PasswordHash = new PasswordHasher<Member>().HashPassword(members[0], "brick-by-brick-1");
        db.Members.AddRange(members);
        await db.SaveChangesAsync();
        return members;
    }

    public static string Title(int number) => FormattableString.Invariant($"A tray that clips under the plate, number {number}");

    public static string Words(int number) =>
        $"My tray number {number} has **three** lids, and the second one sticks.\n\n- I tried it with wet hands\n- and once upside down, which nobody should.\n\nThe corner is what breaks first; a rib of two plates along the back would keep it.";
}
