using Community.Platform;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Community.Members;

/// <summary>Lets in whom a password has shown: the session begins, the device is known from now on, and the pages speak the member's language.</summary>
public sealed class Entrance(CommunityDb db, SignInManager<Member> signIn, KnownDevices devices)
{
    public async Task LetInAsync(HttpContext context, long memberId, bool stay)
    {
        var member = await db.Members.AsNoTracking().SingleAsync(row => row.Id == memberId, context.RequestAborted);
        await signIn.SignInAsync(member, stay);
        devices.Remember(context, memberId);
        context.RememberLanguage(member.Culture);
    }
}
