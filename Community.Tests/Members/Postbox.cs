using Community.Platform;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Members;

/// <summary>What the portal of a test has written to people.</summary>
public static class Postbox
{
    /// <summary>The mails to an address in the order in which they came, after everything due was done.</summary>
    public static async Task<IReadOnlyList<EmlText>> MailsTo(this Portal portal, string address)
    {
        await portal.SettleAsync();
        var folder = portal.Services.GetRequiredService<MailSettings>().Folder;
        return [.. Directory.GetFiles(folder, "*.eml").OrderBy(Number).Select(file => EmlText.Read(File.ReadAllText(file))).Where(mail => mail.Header("To") == address)];
    }

    /// <summary>The first link in a mail, as a path within the portal.</summary>
    public static string LinkIn(EmlText mail, string path)
    {
        var start = mail.Text.IndexOf(path, StringComparison.Ordinal);
        Assert.True(start >= 0, $"No {path} in: {mail.Text}");
        return mail.Text[start..].Split('\n', ' ')[0];
    }

    private static long Number(string file) => long.Parse(Path.GetFileNameWithoutExtension(file).Split('-')[^1]);
}
