using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using Community.Database;

namespace Community.Platform;

/// <summary>How mail leaves, and who reads what comes back.</summary>
public sealed partial class MailSettings
{
    /// <summary>Empty: mails are written to <see cref="Folder"/> instead of being sent.</summary>
    public string Host { get; set; } = "";

    [Range(1, 65535)]
    public int Port { get; set; } = 587;

    public bool StartTls { get; set; } = true;

    public string User { get; set; } = "";

    public string Password { get; set; } = "";

    [Required]
    public string From { get; set; } = "portal@localhost";

    /// <summary>Somebody reads this: whatever the portal sends can be answered.</summary>
    [Required]
    public string ReplyTo { get; set; } = "community-team@localhost";

    /// <summary>Where mails are written when there is no host.</summary>
    public string Folder { get; set; } = "";

    /// <summary>Both addresses are ones that mail can come from and go to, and neither tells people not to answer.</summary>
    public void CheckAddresses()
    {
        foreach (var address in new[] { From, ReplyTo })
        {
            if (!System.Net.Mail.MailAddress.TryCreate(address, out _)) throw new SettingsException($"Mail: '{address}' is no address. Mail:From and Mail:ReplyTo are written as portal@community.example.");
            if (NoReply().IsMatch(address)) throw new SettingsException($"Mail: '{address}' tells people not to answer. Name an address that somebody reads.");
        }
    }

    [GeneratedRegex("no.?reply", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex NoReply();
}

/// <summary>One mail to one person.</summary>
/// <param name="Id">Unique and the same on every attempt, so that a repeated send is the same mail.</param>
/// <param name="To">Address.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">Plain text.</param>
public sealed record Letter(string Id, string To, string Subject, string Text);

/// <summary>Sends mail.</summary>
public interface IMailer
{
    Task SendAsync(Letter letter, CancellationToken stop);
}

public static partial class MailSetup
{
    public static void AddMail(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration.Read<MailSettings>("Mail");
        settings.CheckAddresses();
        if (settings.Folder.Length == 0) settings.Folder = Folders.Kept(builder.Environment, "mail");
        builder.Services.AddSingleton(settings);
        // The demo's people are made up, and so are their addresses.
        var demo = builder.Configuration.GetValue<bool>("Portal:Demo");
        if (settings.Host.Length > 0 && !demo) builder.Services.AddSingleton<IMailer, SmtpMailer>();
        else builder.Services.AddSingleton<IMailer, FolderMailer>();
    }

    /// <summary>Once, at start: people who wait for a mail that lies in a folder wait for ever.</summary>
    public static void WarnOfUnsentMail(this WebApplication app)
    {
        var settings = app.Services.GetRequiredService<MailSettings>();
        if (settings.Host.Length == 0 && app.Environment.IsProduction() && !app.Configuration.GetValue<bool>("Portal:Demo")) MailStaysHere(app.Logger, settings.Folder);
    }

    [LoggerMessage(LogLevel.Warning, "Mail:Host is not set: mails are written to {Folder} and sent to nobody, so that nobody can confirm an address or reset a password.")]
    private static partial void MailStaysHere(ILogger log, string folder);
}
