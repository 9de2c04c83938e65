using System.Collections.Frozen;

namespace Community.Members;

/// <summary>What makes a password good enough: length, and that nobody would guess it first.</summary>
public static class Passwords
{
    // Long enough for us and still on top of every list of stolen ones.
    private static readonly FrozenSet<string> Common = (
        "1234567890 12345678910 0123456789 0987654321 1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx3edc qwertyuiop qwerty12345 qwerty123456 "
        + "password12 password123 password1234 passw0rd123 iloveyou123 letmein123 administrator welcome123 welcome1234 changeme123 "
        + "football123 princess123 superman123 baseball123 dragon1234 monkey12345 sunshine123 abcdefghij abcdefghijk abc1234567 "
        + "asdfghjkl1 asdfghjkl123 zxcvbnm123 1111111111 0000000000 9876543210 legolegolego bricksbricks").Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Why not, or null; <paramref name="own"/> are the words a stranger would try first: address, handle, name.</summary>
    public static Refusal? Refuses(string? password, params IEnumerable<string> own)
    {
        if (password is not { Length: >= MemberSizes.PasswordMinimum }) return MemberRefusals.PasswordTooShort;
        if (password.Length > MemberSizes.PasswordMaximum) return MemberRefusals.PasswordTooLong;
        if (own.Any(word => string.Equals(word, password, StringComparison.OrdinalIgnoreCase))) return MemberRefusals.PasswordIsYours;
        return Common.Contains(password) || password.Distinct().Count() < 4 ? MemberRefusals.PasswordIsCommon : null;
    }
}
