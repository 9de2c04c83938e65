using System.Globalization;
using Community.Events;
using Community.Platform;
using Microsoft.Extensions.Options;

namespace Community.Members;

/// <summary>Writes the portal's letters about accounts, in the language of whoever gets them.</summary>
public sealed class AccountLetters(IMailer mailer, IOptions<PortalSettings> settings)
{
    /// <param name="kind">Which letter; its words are <c>Members.Mail.{kind}.Subject</c> and <c>.Text</c>.</param>
    /// <param name="occasion">Names the letter, so that one sent again after a crash is the same.</param>
    /// <param name="member">Whom it greets, and in which language.</param>
    /// <param name="to">Where it goes.</param>
    /// <param name="stop">Cancels.</param>
    /// <param name="more">What the letter mentions after name and portal, as {2} and on.</param>
    public async Task SendAsync(string kind, Occasion occasion, Member member, string to, CancellationToken stop, params object[] more)
    {
        CultureInfo.CurrentUICulture = Reader.CultureOf(member.Culture);
        var portal = settings.Value.Name;
        object[] said = [member.Name, portal, .. more];
        var text = $"{Words.Of($"Members.Mail.{kind}.Text", said)}\n\n{Words.Of("Members.Mail.Close", portal)}\n";
        await mailer.SendAsync(new Letter($"account-{kind.ToLowerInvariant()}-{occasion.EventId}", to, Words.Of($"Members.Mail.{kind}.Subject", said), text), stop);
    }
}
