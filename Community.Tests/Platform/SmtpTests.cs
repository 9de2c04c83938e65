using System.Globalization;
using System.Text.Json;
using Community.Database;
using Community.Members;
using Microsoft.EntityFrameworkCore;

namespace Community.Platform;

/// <summary>Mail over a real server, with all that servers do to mails.</summary>
public sealed class SmtpTests : IAsyncLifetime
{
    private SmtpServer server = null!;
    private Portal portal = null!;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(TestDatabase.Provider == DatabaseProvider.Sqlite, "A mail is sent the same way from every database.");
        Assert.SkipUnless(SmtpServer.IsInstalled, "python3-aiosmtpd is not installed here; ./test installs it where it may.");
        server = await SmtpServer.StartAsync();
        portal = await Portal.StartAsync(("Mail:Host", "127.0.0.1"), ("Mail:Port", server.Port.ToString(CultureInfo.InvariantCulture)), ("Mail:StartTls", "false"),
            ("Mail:From", "portal@portal.test"), ("Mail:ReplyTo", "people@portal.test"));
    }

    public async ValueTask DisposeAsync()
    {
        if (portal is not null) await portal.DisposeAsync();
        server?.Dispose();
    }

    [Fact]
    public async Task What_servers_do_to_mails_loses_none()
    {
        await AskAsync("Søren Å", "plain");
        var mail = await server.HearAsync(IsTo("plain"));
        var headers = mail.GetProperty("headers");
        Assert.Equal("portal@portal.test", mail.GetProperty("sender").GetString());
        Assert.Equal("people@portal.test", headers.GetProperty("Reply-To").GetString());
        Assert.Equal("auto-generated", headers.GetProperty("Auto-Submitted").GetString());
        Assert.EndsWith("@portal.test>", headers.GetProperty("Message-ID").GetString(), StringComparison.Ordinal);
        Assert.Equal("A new password for Community", headers.GetProperty("Subject").GetString());
        Assert.Contains("Hello Søren Å,", mail.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Contains("/account/reset?member=", mail.GetProperty("text").GetString(), StringComparison.Ordinal);

        // Refused for good: nobody tries again, and somebody sees it. The next one does not wait for it, nor for a slow one.
        await AskAsync("Refused", "refused");
        await AskAsync("Slow", "slow");
        await server.HearAsync(IsTo("slow"));
        Assert.Equal("550", await DeadAsync());

        // Put off: tried again, and taken.
        await AskAsync("Greylisted", "greylisted");
        await server.HearAsync(line => line.TryGetProperty("put_off", out _));
        await TryAgainAsync();
        await server.HearAsync(IsTo("greylisted"));

        // Taken, and the line dropped before it was said: sent again, under the same name, so that a reader's program can tell that it is one.
        await AskAsync("Dropped", "dropped");
        var first = await server.HearAsync(IsTo("dropped"));
        await TryAgainAsync();
        var again = await server.HearAsync(IsTo("dropped"));
        Assert.Equal(first.GetProperty("headers").GetProperty("Message-ID").GetString(), again.GetProperty("headers").GetProperty("Message-ID").GetString());

        await portal.SettleAsync();
        Assert.Equal([1, 1, 1, 2, 0], new[] { "plain", "slow", "greylisted", "dropped", "refused" }.Select(name => server.Count(IsTo(name))));
        Assert.Equal(1, server.Count(line => line.TryGetProperty("refused", out _)));
        Assert.Equal(1, await portal.Look(db => db.PendingFollowUps.CountAsync()));
    }

    private async Task AskAsync(string name, string mailbox)
    {
        var member = await portal.NewMemberAsync(name);
        var address = $"{mailbox}@portal.test";
        await portal.Look(db => db.Members.Where(row => row.Id == member.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Email, address).SetProperty(row => row.NormalizedEmail, address.ToUpperInvariant())));
        await portal.Do((AskReset ask) => ask.By(address));
    }

    /// <summary>Once the failed try lies on its list again, time passes.</summary>
    private async Task TryAgainAsync()
    {
        await UntilAsync(db => db.PendingFollowUps.AnyAsync(row => row.DeadAt == null && row.Error != "" && row.Token == null));
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
    }

    private async Task<string> DeadAsync()
    {
        await UntilAsync(db => db.PendingFollowUps.AnyAsync(row => row.DeadAt != null));
        return (await portal.Look(db => db.PendingFollowUps.SingleAsync(row => row.DeadAt != null))).Error.Split(' ')[^1];
    }

    private Task UntilAsync(Func<CommunityDb, Task<bool>> so) => Soon.HoldsAsync(() => portal.Look(so));

    private static Func<JsonElement, bool> IsTo(string name) => line => line.TryGetProperty("to", out var to) && to.GetString() == $"{name}@portal.test";
}
