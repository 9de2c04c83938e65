using System.Net;
using Community.Admin;
using Community.Database;
using Community.Members;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Platform;

public sealed class DoorTests
{
    [Theory]
    [InlineData("same-origin", null, true)]
    [InlineData("same-site", null, false)]
    [InlineData("cross-site", null, false)]
    [InlineData("none", null, false)]
    [InlineData("cross-site", "own", false)]
    [InlineData(null, "own", true)]
    [InlineData(null, "null", false)]
    [InlineData(null, "https://evil.example", false)]
    [InlineData(null, "http://127.0.0.1:1", false)]
    [InlineData(null, "https://127.0.0.1", false)]
    [InlineData(null, null, false)]
    public async Task Only_our_own_pages_may_send_forms(string? site, string? origin, bool passes)
    {
        await using var portal = await Portal.StartAsync();
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(portal.Address) };
        foreach (var path in new[] { "/account/sign-in", "/account/register", "/account/forgot", "/account/reset", "/account/confirm" })
        {
            using var post = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent([]) };
            if (site is not null) post.Headers.Add("Sec-Fetch-Site", site);
            if (origin is not null) post.Headers.Add("Origin", origin == "own" ? portal.Address : origin);
            Assert.Equal(passes, (await client.SendAsync(post)).StatusCode != HttpStatusCode.Forbidden);
        }

        using var cookie = new HttpRequestMessage(HttpMethod.Post, "/ideas") { Content = new FormUrlEncodedContent([]) };
        cookie.Headers.Add("Cookie", "community=anything");
        if (site is not null) cookie.Headers.Add("Sec-Fetch-Site", site);
        if (origin is not null) cookie.Headers.Add("Origin", origin == "own" ? portal.Address : origin);
        Assert.Equal(passes, (await client.SendAsync(cookie)).StatusCode != HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task With_an_https_address_cookies_are_bound_to_host_and_https()
    {
        await using var portal = await Portal.WithCastAsync(("Portal:BaseUrl", "https://portal.test"));
        using var client = portal.Visitor();
        client.DefaultRequestHeaders.Host = "portal.test";

        var answer = await client.SignIn(portal.Omid.Email!, Portal.Password);

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var cookies = answer.Headers.GetValues("Set-Cookie").ToList();
        Assert.Equal(["__Host-community", "__Host-device", "__Host-language"], cookies.Select(cookie => cookie.Split('=')[0]).Order(StringComparer.Ordinal));
        Assert.All(cookies, cookie =>
        {
            foreach (var flag in new[] { "secure", "httponly", "samesite=lax", "path=/" }) Assert.Contains(flag, cookie, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
        });
        Assert.StartsWith("max-age=", answer.Headers.GetValues("Strict-Transport-Security").Single(), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Server"));
        client.DefaultRequestHeaders.Host = "evil.example";
        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync("/account/sign-in")).StatusCode);
        client.DefaultRequestHeaders.Host = "localhost";
        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync("/account/sign-in")).StatusCode);
    }

    [Fact]
    public async Task What_cannot_be_read_is_said_in_a_page_and_is_no_fault_of_the_portal()
    {
        await using var portal = await Portal.WithCastAsync();
        using var karim = await portal.SignedIn(portal.Karim);
        var idea = await portal.NewIdeaAsync(portal.Karim, group: portal.Club.Slug);
        foreach (var (type, body) in new[]
        {
            ("application/x-www-form-urlencoded", "note=a%00b"), ("application/x-www-form-urlencoded; charset=utf-7", "note=a"),
            ("application/x-www-form-urlencoded", string.Join('&', Enumerable.Range(0, 1_500).Select(number => $"a{number}=1"))), ("multipart/form-data", "note"), ("multipart/form-data; boundary=x", "--x\r\nContent"),
        })
        {
            using var content = new StringContent(body);
            content.Headers.Remove("Content-Type");
            content.Headers.TryAddWithoutValidation("Content-Type", type);
            var answer = await karim.PostAsync("/reports", content);
            Assert.Equal((HttpStatusCode.BadRequest, "text/html"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        }

        // An empty field is an empty text and never nothing at all.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await karim.Submit($"/ideas/{idea.Id}/forwards", ("Group", portal.Club.Slug), ("Statement", ""))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await karim.Submit($"/ideas/{idea.Id}/posts", ("Text", string.Concat(Enumerable.Repeat("![", 150))))).StatusCode);
        Assert.Equal("/%C3%A9", (await karim.GetAsync("/language/da?next=/%C3%A9")).Headers.Location!.OriginalString);
        using var head = new HttpRequestMessage(HttpMethod.Head, $"/ideas/{idea.Id}");
        var seen = await karim.SendAsync(head);
        Assert.Equal((HttpStatusCode.OK, "text/html", 0), (seen.StatusCode, seen.Content.Headers.ContentType?.MediaType, (await seen.Content.ReadAsByteArrayAsync()).Length));
        foreach (var path in new[] { "/error/101", "/error/0", "/error/99999" }) Assert.Equal(HttpStatusCode.NotFound, (await karim.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task On_loopback_every_name_of_this_machine_opens_and_bodies_have_an_end()
    {
        await using var portal = await Portal.StartAsync();
        using var client = portal.Visitor();
        foreach (var host in new[] { "localhost", "localhost:9", "127.0.0.1", "[::1]:5080" })
        {
            client.DefaultRequestHeaders.Host = host;
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/account/sign-in")).StatusCode);
        }

        client.DefaultRequestHeaders.Host = "portal.example";
        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync("/account/sign-in")).StatusCode);
        client.DefaultRequestHeaders.Host = null;
        // Nobody is a trusted proxy until a setting says so.
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/dev/mail")).StatusCode);

        var large = await client.Submit("/account/sign-in", ("Email", new string('a', 1_200_000)));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
    }

    [Theory]
    [InlineData("Mail:From", "no-reply@portal.test")]
    [InlineData("Mail:ReplyTo", "NoReply@portal.test")]
    [InlineData("Portal:BaseUrl", "http://portal.example")]
    [InlineData("Portal:BaseUrl", "portal.example")]
    [InlineData("Portal:Proxies", "somewhere")]
    [InlineData("Portal:MinimumAge", "3")]
    [InlineData("Funnel:AnswerWithinDays", "a fortnight")]
    [InlineData("Mail:From", "portal")]
    [InlineData("Mail:Port", "0")]
    [InlineData("Mail:StartTls", "perhaps")]
    [InlineData("Limits:WritesPerMinute", "0")]
    [InlineData("ConnectionStrings:Community", "nonsense")]
    [InlineData("Database:Provider", "7")]
    [InlineData("Logs:Json", "perhaps")]
    public async Task A_wrong_setting_is_one_sentence(string setting, string value)
    {
        var wrong = await Assert.ThrowsAsync<SettingsException>(() => Portal.StartAsync((setting, value)));
        Assert.Equal(wrong.Message, Trouble.InWords(wrong));
        Assert.DoesNotContain('\n', wrong.Message);
    }

    [Theory]
    [InlineData("chek")]
    [InlineData("import", "idea", "file.csv")]
    public async Task A_mistyped_verb_does_nothing_and_says_so(params string[] typed) => Assert.Equal(1, await Verbs.RunAsync(typed));

    [Fact]
    public async Task A_taken_port_is_one_sentence()
    {
        await using var portal = await Portal.StartAsync();
        var taken = await Assert.ThrowsAsync<IOException>(() => Portal.StartAsync(("urls", portal.Address)));
        Assert.Contains("already in use", Trouble.InWords(taken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_of_members_start_no_header_of_their_own()
    {
        await using var portal = await Portal.StartAsync();
        var mailer = portal.Services.GetRequiredService<IMailer>();
        var folder = portal.Services.GetRequiredService<MailSettings>().Folder;
        await mailer.SendAsync(new Letter("hostile", "marie@portal.test", "Hello\r\nBcc: all@portal.test\r\n\r\nEvil — روز", "Text\r\n.\r\nBcc: x"), CancellationToken.None);

        var bytes = await File.ReadAllTextAsync(Path.Combine(folder, "hostile.eml"));
        var head = bytes.Split("\r\n\r\n")[0].Split("\r\n");
        Assert.DoesNotContain(head, line => line.StartsWith("Bcc", StringComparison.OrdinalIgnoreCase));
        Assert.Contains(head, line => line.StartsWith("Reply-To: community-team@localhost", StringComparison.OrdinalIgnoreCase));
        Assert.Contains("Hello  Bcc: all@portal.test", EmlText.Read(bytes).Header("Subject"), StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<FormatException>(() => mailer.SendAsync(new Letter("worse", "marie@portal.test\r\nBcc: all@portal.test", "Hello", "Text"), CancellationToken.None));
    }
}
