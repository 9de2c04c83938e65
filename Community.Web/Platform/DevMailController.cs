using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;

namespace Community.Platform;

/// <summary>A mail as it lies in the folder.</summary>
public sealed record WrittenMail(string File, string To, string Subject, string ReplyTo, DateTime At, string Text);

/// <summary>The mails that were written instead of sent, for whoever develops the portal; on this machine only.</summary>
[Route("dev/mail")]
public sealed partial class DevMailController(MailSettings settings, IHostEnvironment environment) : PortalController
{
    private const int Shown = 100;

    private bool IsOpen => environment.IsDevelopment() && HttpContext.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address);

    [HttpGet("")]
    public IActionResult Index()
    {
        if (!IsOpen) return Refused(Refusal.NotFound);
        var folder = new DirectoryInfo(settings.Folder);
        var files = folder.Exists ? folder.GetFiles("*.eml").OrderByDescending(file => file.LastWriteTimeUtc).Take(Shown) : [];
        return View("/Members/DevMails.cshtml", files.Select(Open).ToList());
    }

    [HttpGet("{file}")]
    public IActionResult Show(string file)
    {
        // By the list of what is there, so that no name leads out of the folder.
        if (!IsOpen || Directory.EnumerateFiles(settings.Folder, "*.eml").FirstOrDefault(path => Path.GetFileName(path) == file) is not { } found) return Refused(Refusal.NotFound);
        return View("/Members/DevMail.cshtml", Open(new FileInfo(found)));
    }

    /// <summary>The text with its links to press; everything else is encoded.</summary>
    public static IHtmlContent WithLinks(string text)
    {
        var html = Address().Replace(WebUtility.HtmlEncode(text), link => $"<a href=\"{link.Value}\">{link.Value}</a>");
        return new HtmlString(html);
    }

    private static WrittenMail Open(FileInfo file)
    {
        var mail = EmlText.Read(System.IO.File.ReadAllText(file.FullName, Encoding.UTF8));
        return new WrittenMail(file.Name, mail.Header("To"), mail.Header("Subject"), mail.Header("Reply-To"), file.LastWriteTimeUtc, mail.Text);
    }

    [GeneratedRegex("https?://[^\\s<]+", RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}
