using System.Net;
using System.Text.Json;
using Community.Database;
using Community.Members;
using Community.Threads;

namespace Community.Platform;

/// <summary>What the portal writes of itself, as whoever gathers logs reads it.</summary>
public sealed class LogTests
{
    [Fact]
    public async Task Each_line_is_JSON_and_nobody_is_in_any_of_them()
    {
        Assert.SkipUnless(TestDatabase.Provider == DatabaseProvider.Sqlite, "The lines are the same on every database.");
        await using var portal = await Portal.WithCastAsync();
        var idea = await portal.NewIdeaAsync(portal.Marie, "A lamp of translucent bricks");
        await portal.Do((PlacePost place) => place.By(portal.Omid, idea.ThreadId, "Glowing from within"));
        await using var process = await PortalProcess.ServeAsync(portal, PortalProcess.FreePort(), ("Logs__Json", "true"), ("Logs__Requests", "true"), ("Logging__LogLevel__Default", "Information"));
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(process.Address) };
        browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        await browser.SignIn(portal.Marie.Email!, "not my password");
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.SignIn(portal.Marie.Email!, Portal.Password)).StatusCode);
        foreach (var path in new[] { "/", $"/ideas/{idea.Id}", "/ideas?q=translucent", "/search?q=Marie", "/members/marie-jensen", "/members/nobody-at-all", "/account/profile", "/account/reset?member=2&token=abc", "/groups/oresund", "/inbox", "/ideas.atom", "/error" })
            (await browser.GetAsync(path)).Dispose();
        await browser.Submit($"/threads/{idea.ThreadId}/posts", ("Text", "A word of Marie"));
        await browser.Submit("/account/forgot", ("Email", portal.Omid.Email!));
        await browser.Submit("/account/register", ("Name", "Nadia Stranger"), ("Email", "nadia@elsewhere.example"), ("Password", "a castle of loose bricks"), ("Adult", "true"));
        using (var socket = await browser.PostAsync("/hubs/live/negotiate?negotiateVersion=1", content: null)) Assert.Equal(HttpStatusCode.OK, socket.StatusCode);

        // Lines are written behind the answers; at its end all of them are out.
        await process.EndAsync();
        var lines = process.Lines.Where(line => line.Length > 0).ToList();
        Assert.All(lines, line => JsonDocument.Parse(line).Dispose());
        Assert.Contains(lines, line => line.Contains("\"Route\":\"ideas/{id:long}/{slug?}\"", StringComparison.Ordinal) && line.Contains("\"Status\":200", StringComparison.Ordinal));
        foreach (var personal in new[] { "@portal.test", "marie", "omid", "nadia", "elsewhere", "translucent", "glowing", "word of", "token=", "127.0.0.1:", "::1", Portal.Password })
            Assert.DoesNotContain(lines.Where(line => !line.Contains("Now listening on", StringComparison.Ordinal)), line => line.Contains(personal, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_form_that_nobody_can_read_is_refused_and_is_no_fault_of_the_portal()
    {
        Assert.SkipUnless(TestDatabase.Provider == DatabaseProvider.Sqlite, "The lines are the same on every database.");
        await using var portal = await Portal.WithCastAsync();
        await using var process = await PortalProcess.ServeAsync(portal, PortalProcess.FreePort(), ("Logs__Json", "true"), ("Logging__LogLevel__Default", "Warning"));
        using var browser = new HttpClient { BaseAddress = new Uri(process.Address) };
        browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        using var garbled = new StringContent("Email=marie%00&Password=%00", System.Text.Encoding.ASCII, "application/x-www-form-urlencoded");
        using var answer = await browser.PostAsync("/account/sign-in", garbled);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        await process.EndAsync();
        Assert.DoesNotContain(process.Lines, line => line.Contains("Exception", StringComparison.Ordinal));
    }
}
