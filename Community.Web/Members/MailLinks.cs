using System.Text;
using Community.Platform;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;

namespace Community.Members;

/// <summary>The links in our mails. A token is made when its mail is sent, so none lies in a table.</summary>
public sealed class MailLinks(UserManager<Member> users, PortalAddress address)
{
    public static readonly TimeSpan ValidFor = TimeSpan.FromDays(1);

    public async Task<string> ConfirmAsync(Member member) => Link("/account/confirm", member, await users.GenerateEmailConfirmationTokenAsync(member));

    public async Task<string> ResetAsync(Member member) => Link("/account/reset", member, await users.GeneratePasswordResetTokenAsync(member));

    public async Task<string> ChangeEmailAsync(Member member, string email) => Link("/account/new-email", member, await users.GenerateChangeEmailTokenAsync(member, email));

    public string To(string path) => address.Of(path);

    /// <summary>The token as it was made; what is no token of ours becomes one that fits nothing.</summary>
    public static string Read(string? token)
    {
        try
        {
            return Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(token ?? ""));
        }
        catch (FormatException)
        {
            return "";
        }
    }

    private string Link(string path, Member member, string token) =>
        address.Of($"{path}?member={member.Id}&token={WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(token))}");
}
