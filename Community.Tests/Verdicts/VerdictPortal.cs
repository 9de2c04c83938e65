using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Community.Api;
using Community.Groups;
using Community.Members;
using Community.Pictures;
using Community.Platform;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Verdicts;

/// <summary>A portal on which rows of the table are tried, one role after the other; a fresh one after every few.</summary>
public sealed class VerdictPortal : IAsyncLifetime
{
    private const string Tries = "SignInAttempts";

    // Every attempt compares the whole database, so it is kept small.
    private const int RowsAPortal = 20;

    private readonly Dictionary<long, HttpClient> clients = [];
    private readonly Dictionary<long, HttpClient> programs = [];
    private int rows;
    private Scenes scenes = null!;
    private HubAttempts hub = null!;
    private DatabaseImage? image;

    internal Portal Portal { get; private set; } = null!;

    public ValueTask InitializeAsync() => new(OpenAsync());

    public ValueTask DisposeAsync() => new(CloseAsync());

    /// <summary>What was wrong, a sentence each.</summary>
    internal async Task<IReadOnlyList<string>> TryAsync(VerdictRow row)
    {
        // The queue shows the oldest first, and only so many: what the rows before left in it would stand in front.
        if (++rows % RowsAPortal == 0 || row is { Method: "GET", Route: "moderation" })
        {
            await CloseAsync();
            await OpenAsync();
        }

        var wrong = new List<string>();
        Scene? scene = null;
        foreach (var (role, verdict) in row.Told)
        {
            // What nobody changed can be tried by the next; what was done is laid out anew.
            if (scene is null || scene.IsForAnotherThan(role))
            {
                scene = await scenes.MakeAsync(row.Scene, role, Of(role));
                image = null;
            }

            var said = row.Method == "HUB" ? await hub.TryAsync(row, scene, Of(role, scene)) == verdict ? null : "the hub answered otherwise" : await AskAsync(row, scene, role, verdict);
            if (said is not null) wrong.Add($"{role} should be told {verdict}: {said}");
            if (verdict == Verdict.Yes && !row.IsRead || said is not null) scene = null;
        }

        return wrong;
    }

    private async Task OpenAsync()
    {
        Portal = await Portal.WithCastAsync(("Limits:Off", "true"));
        await Portal.BelongAsync(Portal.Marie, Portal.Club, MembershipStatus.Active);
        // The portal takes an empty place of pictures as its own on its first round, whenever that comes: it would be found among what an attempt changed.
        Assert.Null(await Portal.Do((PictureHome home) => home.SettleAsync()));
        scenes = new Scenes(Portal);
        hub = new HubAttempts(Portal);
    }

    private async Task CloseAsync()
    {
        foreach (var client in clients.Values.Concat(programs.Values)) client.Dispose();
        clients.Clear();
        programs.Clear();
        image = null;
        await Portal.DisposeAsync();
    }

    private async Task<string?> AskAsync(VerdictRow row, Scene scene, string role, Verdict verdict)
    {
        var member = Of(role, scene);
        var client = row.IsApi ? await ProgramAsync(member) : await ClientAsync(member);
        var before = image ??= await ImageAsync();
        var mails = Mails();
        using var answer = await SendAsync(client, row, scene);
        var body = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        var location = answer.Headers.Location?.ToString() ?? "";
        var told = $"{(int)answer.StatusCode} {location}";
        image = await ImageAsync();
        var changed = image.ChangedSince(before);
        if (answer.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(cookie => cookie.StartsWith("community=", StringComparison.Ordinal))) Forget(member);
        if (row.Route == "api/v1/token") Forget(member);
        if (!verdict.Fits(answer.StatusCode, location)) return $"{told} {Excerpt(body)}";
        if (body.Contains('⟦')) return "words are missing on the page";
        return verdict switch
        {
            Verdict.Yes => row.Effects.Select(effect => Lacks(scene.Fill(effect), changed, body, location, answer, mails)).FirstOrDefault(lack => lack is not null),
            Verdict.Less when row.Effects.Any(effect => body.Contains(scene.Fill(effect).TrimStart('"'), StringComparison.Ordinal)) => "the page shows it",
            // What was typed to prove the owner is counted, whatever comes of it.
            Verdict.No when row.Effects.Contains(Tries, StringComparer.Ordinal) => changed is [Tries] ? null : $"{told}, and {string.Join(", ", changed)} changed",
            _ => changed.Count == 0 ? null : $"{told}, and yet {string.Join(", ", changed)} changed",
        };
    }

    private string? Lacks(string effect, IReadOnlyList<string> changed, string body, string location, HttpResponseMessage answer, int mails) => effect[0] switch
    {
        '"' => body.Contains(effect[1..], StringComparison.Ordinal) ? null : $"{(int)answer.StatusCode} {location}: the page does not show {effect[1..]}: {Excerpt(body)}",
        '>' => location.StartsWith(effect[1..], StringComparison.Ordinal) ? null : $"led to {location}",
        _ when effect == "mail" => Mails() > mails ? null : "no mail was written",
        _ when effect == "cookie" => answer.Headers.Contains("Set-Cookie") ? null : "no cookie was set",
        _ => changed.Contains(effect, StringComparer.Ordinal) ? null : $"{effect} did not change ({(int)answer.StatusCode} {location}; {string.Join(", ", changed)}) {Excerpt(body)}",
    };

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, VerdictRow row, Scene scene)
    {
        var given = row.Fields.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(field => field.Split('=', 2)).Select(pair => KeyValuePair.Create(pair[0], scene.Fill(pair[1]))).ToList();
        // A colon says that the value stands in the address.
        var address = given.Where(pair => pair.Key[0] == ':').Aggregate(row.Route, (route, pair) => route.Replace($"{{{pair.Key[1..]}}}", pair.Value, StringComparison.Ordinal));
        var path = "/" + scene.Fill(address);
        var fields = given.Where(pair => pair.Key[0] is not (':' or '!')).ToList();
        // An exclamation mark says that the value is a header, and a sign for at that a picture is sent as a file: no form could send either.
        if (row.Fields.Contains('!', StringComparison.Ordinal) || row.Fields.Contains("=@", StringComparison.Ordinal) || row.Method == "OPTIONS")
            return await SendAsItIsAsync(client, row.Method, path, fields, given.Where(pair => pair.Key[0] == '!'));
        if (row.Method is "GET" or "ANY")
        {
            using var query = new FormUrlEncodedContent(fields);
            return await client.GetAsync($"{path}?{await query.ReadAsStringAsync()}");
        }

        if (row.IsApi)
        {
            using var request = new HttpRequestMessage(new HttpMethod(row.Method), path);
            if (row.Method is not "DELETE") request.Content = JsonContent.Create(fields.ToDictionary(field => field.Key, field => JsonOf(field.Value), StringComparer.Ordinal));
            return await client.SendAsync(request);
        }

        if (row.Method is "PUT" or "DELETE") fields.Add(KeyValuePair.Create("_method", row.Method));
        fields.Add(KeyValuePair.Create("idempotency-key", Guid.NewGuid().ToString("N")));
        using var form = new FormUrlEncodedContent(fields);
        return await client.PostAsync(path, form);
    }

    private static async Task<HttpResponseMessage> SendAsItIsAsync(HttpClient client, string method, string path, List<KeyValuePair<string, string>> fields, IEnumerable<KeyValuePair<string, string>> headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name[1..], value);
        if (method == "PATCH") request.Content = new ByteArrayContent("piece"u8.ToArray()) { Headers = { ContentType = new("application/offset+octet-stream") } };
        if (fields.Any(field => field.Value.StartsWith('@'))) request.Content = FileForm(fields);
        return await client.SendAsync(request);
    }

    /// <summary>As a browser without script sends it, or a program.</summary>
    private static MultipartFormDataContent FileForm(IEnumerable<KeyValuePair<string, string>> fields)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            if (value[0] == '@') form.Add(new ByteArrayContent(TestPictures.Corners()) { Headers = { ContentType = new("image/jpeg") } }, name, "photo.jpg");
            else form.Add(new StringContent(value), name);
        }

        return form;
    }

    private static object JsonOf(string value) => long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : value;

    /// <summary>After everything that follows by itself has been done.</summary>
    private async Task<DatabaseImage> ImageAsync()
    {
        await Portal.SettleAsync();
        return await DatabaseImage.TakeAsync(Portal);
    }

    private int Mails() => new DirectoryInfo(Portal.Services.GetRequiredService<MailSettings>().Folder) is { Exists: true } folder ? folder.GetFiles("*.eml").Length : 0;

    private async Task<HttpClient> ClientAsync(Member? member)
    {
        var key = member?.Id ?? 0;
        if (clients.TryGetValue(key, out var known)) return known;
        var client = member is null ? Portal.Visitor() : await Portal.SignedIn(member);
        image = null;
        return clients[key] = client;
    }

    private async Task<HttpClient> ProgramAsync(Member? member)
    {
        if (programs.TryGetValue(member?.Id ?? 0, out var known)) return known;
        var program = member is null ? Portal.Program() : await Portal.ProgramOf(member);
        // That they were here is noted with the first call.
        if (member is not null) await program.Get("/me");
        image = null;
        return programs[member?.Id ?? 0] = program.Http;
    }

    // Signed out, or in anew: what the attempt left in the browser is not the next one's, and tokens end with the session.
    private void Forget(Member? member)
    {
        if (clients.Remove(member?.Id ?? 0, out var client)) client.Dispose();
        if (programs.Remove(member?.Id ?? 0, out var program)) program.Dispose();
    }

    private Member? Of(string role, Scene? scene = null) => role switch
    {
        "visitor" => null,
        "member" => Portal.Omid,
        "owner" => scene?.Owner ?? Portal.Marie,
        "deputy" => Portal.Lena,
        "ambassador" => Portal.Karim,
        "elsewhere" => Portal.Aylin,
        "manager" => Portal.Priya,
        "other-line" => Portal.Tomas,
        "team" => Portal.Line,
        "admin" => Portal.Admin,
        _ => throw new FormatException($"No such role: {role}"),
    };

    private static string Excerpt(string body)
    {
        var start = body.IndexOf("<main", StringComparison.Ordinal);
        var text = string.Join(' ', System.Text.RegularExpressions.Regex.Replace(start < 0 ? body : body[start..], "<[^>]*>", " ", System.Text.RegularExpressions.RegexOptions.NonBacktracking).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return string.Create(CultureInfo.InvariantCulture, $"«{text[..Math.Min(text.Length, 300)]}»");
    }
}
