using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using Community.Events;

namespace Community.Platform;

/// <summary>Sends over SMTP.</summary>
public sealed class SmtpMailer(MailSettings settings) : IMailer
{
    // The client has no time-out of its own for asynchronous sends, and a server that hangs would hold up every letter behind this one.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public async Task SendAsync(Letter letter, CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(Patience);
        using var client = new SmtpClient(settings.Host, settings.Port) { EnableSsl = settings.StartTls };
        if (settings.User.Length > 0) client.Credentials = new NetworkCredential(settings.User, settings.Password);
        using var message = Envelope.Of(letter, settings);
        try
        {
            await client.SendMailAsync(message, patience.Token);
        }
        catch (SmtpFailedRecipientException refused) when ((int)refused.StatusCode >= 500)
        {
            // No such mailbox, or none that takes our mail: asking again tomorrow makes us a nuisance. A refusal in the four hundreds is "later".
            throw new GivenUpException($"{(int)refused.StatusCode}");
        }
    }
}

/// <summary>Writes each mail as a file, for development and tests.</summary>
public sealed class FolderMailer(MailSettings settings) : IMailer
{
    public async Task SendAsync(Letter letter, CancellationToken stop)
    {
        Directory.CreateDirectory(settings.Folder);
        var drop = Directory.CreateTempSubdirectory("portal-mail-");
        using (var client = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = drop.FullName })
        {
            using var message = Envelope.Of(letter, settings);
            await client.SendMailAsync(message, stop);
        }

        // Named by the letter: sent again after a crash it is the same file.
        foreach (var file in drop.GetFiles()) file.MoveTo(Path.Combine(settings.Folder, $"{letter.Id}.eml"), overwrite: true);
        drop.Delete(recursive: true);
    }
}

/// <summary>The mail as it travels: answerable, threaded by its own id, in plain text.</summary>
internal static class Envelope
{
    public static MailMessage Of(Letter letter, MailSettings settings)
    {
        var message = new MailMessage(settings.From, letter.To, OneLine(letter.Subject), letter.Text)
        {
            BodyEncoding = Encoding.UTF8,
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
            BodyTransferEncoding = TransferEncoding.QuotedPrintable,
        };
        message.ReplyToList.Add(settings.ReplyTo);
        message.Headers["Message-ID"] = $"<{letter.Id}@{new MailAddress(settings.From).Host}>";
        message.Headers["Auto-Submitted"] = "auto-generated";
        return message;
    }

    /// <summary>Members' words in a subject never start a header of their own.</summary>
    private static string OneLine(string text) => new([.. text.Select(sign => char.IsControl(sign) ? ' ' : sign)]);
}
