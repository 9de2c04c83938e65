using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Community.Builds;
using Community.Groups;
using Community.Ideas;
using Community.Members;
using Community.Threads;
using Community.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Community.Api;

/// <summary>The document is a promise: whatever is sent, the answer is one that it describes, and never a fault of ours.</summary>
public sealed class DocumentTests : IAsyncLifetime
{
    private const string Secret = "Sesame";

    private Portal portal = null!;
    private JsonElement document;
    private IReadOnlyDictionary<string, string?> tokens = null!;
    private long open, planned, launched, draft, hidden, build, bareBuild, hiddenBuild;

    public async ValueTask InitializeAsync()
    {
        portal = await Portal.WithCastAsync(("Limits:Off", "true"));
        open = (await portal.NewIdeaAsync(portal.Marie)).Id;
        planned = await AtAsync(IdeaStage.Planned);
        launched = await AtAsync(IdeaStage.Launched);
        await portal.Look(db => db.Ideas.Where(idea => idea.Id == open).ExecuteUpdateAsync(set => set.SetProperty(idea => idea.GroupId, portal.Club.Id)));
        hidden = (await portal.NewIdeaAsync(portal.Marie, $"{Secret} that was hidden")).Id;
        draft = (await portal.Do((SaveDraft save) => save.By(portal.Marie, null, new IdeaDraft($"{Secret} not written yet", "", "")))).Value.IdeaId;
        await portal.Look(db => db.Ideas.Where(idea => idea.Id == hidden).ExecuteUpdateAsync(set => set.SetProperty(idea => idea.HiddenAt, db.Now)));
        await portal.Look(db => db.Groups.Where(group => group.Slug == "ankara")
            .ExecuteUpdateAsync(set => set.SetProperty(group => group.Visibility, GroupVisibility.MembersOnly).SetProperty(group => group.JoinPolicy, JoinPolicy.Invitation)));
        var thread = await portal.Look(db => db.Ideas.Where(idea => idea.Id == open).Select(idea => idea.ThreadId).SingleAsync());
        await portal.Do((PlacePost place) => place.By(portal.Marie, thread, "We tried it."));
        build = (await portal.NewBuildAsync(portal.Marie)).Id;
        bareBuild = (await portal.Do((SaveBuildDraft save) => save.By(portal.Marie, null, new BuildDraft($"{Secret} without a picture")))).Value.BuildId;
        hiddenBuild = (await portal.NewBuildAsync(portal.Marie, $"{Secret} that was hidden")).Id;
        await portal.Look(db => db.Builds.Where(row => row.Id == hiddenBuild).ExecuteUpdateAsync(set => set.SetProperty(row => row.HiddenAt, db.Now)));
        await portal.NewMemberAsync("Unconfirmed");
        await portal.Look(db => db.Members.Where(member => member.UserName == "unconfirmed").ExecuteUpdateAsync(set => set.SetProperty(member => member.EmailConfirmed, false)));
        tokens = await TokensAsync();
        using var visitor = new HttpClient { BaseAddress = new Uri(portal.Address) };
        document = JsonSerializer.Deserialize<JsonElement>(await visitor.GetStringAsync("/openapi/v1.json"));
    }

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task Whatever_is_sent_the_answer_is_one_that_the_document_describes()
    {
        var (schema, wrong, seen) = (new Schema(document), new List<string>(), new HashSet<(string, int)>());
        var operations = Operation.AllOf(document);
        using var http = new HttpClient { BaseAddress = new Uri(portal.Address) };
        foreach (var operation in operations)
        {
            foreach (var attempt in AttemptsOn(operation))
            {
                var answer = await Caller.Read(await http.SendAsync(attempt.Request(await FreshAsync(operation, attempt.Who))));
                seen.Add((operation.Name, (int)answer.Status));
                var private_ = attempt.Who is "omid" or "reader" or "writer" or "nobody" or "garbage" or "ended" && answer.Body.ToString().Contains(Secret, StringComparison.Ordinal);
                if (operation.Undocumented(schema, answer) is { } fault || (private_ && (fault = "tells what is private") is not null)) wrong.Add($"{operation.Name} {attempt}: {fault}");
            }
        }

        Assert.True(operations.Count > 20, $"{operations.Count} operations.");
        Assert.True(wrong.Count == 0, $"{wrong.Count}:\n{string.Join('\n', wrong.Take(40))}");
        // Limits are off here and nobody is in the way, which have tests of their own; what else is described does happen.
        var never = operations.SelectMany(operation => operation.Responses.Keys.Where(status => status is not 429 && !(status is 409 or 404 && operation.TakesKey)).Select(status => (operation.Name, status))).Except(seen);
        Assert.True(!never.Any(), $"Never seen: {string.Join(", ", never)}");
    }

    [Fact]
    public void Every_operation_says_what_it_does_what_it_needs_and_how_a_body_looks()
    {
        foreach (var path in document.GetProperty("paths").EnumerateObject())
        {
            foreach (var operation in path.Value.EnumerateObject())
            {
                Assert.NotEmpty(operation.Value.GetProperty("summary").GetString()!);
                Assert.True(operation.Value.TryGetProperty("security", out _) || path.Name.EndsWith("/token", StringComparison.Ordinal), $"{operation.Name} {path.Name} asks for no scope");
                // A form with a file has no example that one could read.
                if (operation.Value.TryGetProperty("requestBody", out var body) && !body.GetProperty("content").TryGetProperty("multipart/form-data", out _)) Assert.Equal(JsonValueKind.Object, body.GetProperty("content").GetProperty("application/json").GetProperty("example").ValueKind);
            }
        }

        Assert.DoesNotContain(Secret, document.ToString(), StringComparison.Ordinal);
    }

    private IEnumerable<Attempt> AttemptsOn(Operation operation)
    {
        var valid = Attempt.On(operation, Filled(operation.Path, OfBuilds(operation) ? $"{build}" : $"{open}", "oresund", portal.Marie.Handle), operation.Body is null ? null : ValidBody(operation));
        foreach (var who in tokens.Keys) yield return valid with { Who = who };
        foreach (var id in (OfBuilds(operation) ? new[] { $"{build}", $"{bareBuild}", $"{hiddenBuild}" } : [$"{planned}", $"{draft}", $"{hidden}"]).Concat(Hostile.Ids).Where(_ => operation.Path.Contains("{id}", StringComparison.Ordinal)))
            foreach (var who in new[] { "omid", id == $"{(OfBuilds(operation) ? bareBuild : draft)}" ? "marie" : "admin" }) yield return valid with { Path = Filled(operation.Path, id, "", ""), Who = who };
        foreach (var slug in Hostile.Slugs.Append("ankara").Where(_ => operation.Path.Contains("{slug}", StringComparison.Ordinal) || operation.Path.Contains("{handle}", StringComparison.Ordinal)))
            yield return valid with { Path = Filled(operation.Path, "", slug, slug), Who = "omid" };
        foreach (var (name, _) in operation.Parameters.Where(parameter => parameter.In == "query"))
            foreach (var value in Hostile.Words.Concat(["needs-you", "Shaping", "votes"])) yield return valid with { Path = $"{valid.Path}?{name}={value}", Who = "admin" };
        foreach (var (name, _) in operation.Parameters.Where(parameter => parameter.In == "header"))
            foreach (var value in new[] { "one", "one", "two", new string('k', 81), "ø" }) yield return valid with { Key = value, Who = "marie", Header = name };
        foreach (var attempt in operation.Body is null ? [] : BodiesOn(operation, valid)) yield return attempt;
        foreach (var attempt in operation.TakesForm ? FormsOn(valid with { Type = "multipart/form-data; boundary=edge" }) : []) yield return attempt;
    }

    private IEnumerable<Attempt> FormsOn(Attempt valid)
    {
        var picture = Encoding.Latin1.GetString(Pictures.TestPictures.Gif(1));
        foreach (var who in tokens.Keys) yield return valid with { Body = Form($"{build}", picture), Who = who };
        foreach (var id in Hostile.Ids) yield return valid with { Body = Form(id, picture) };
        foreach (var file in Hostile.Words.Append("")) yield return valid with { Body = Form($"{build}", file) };
        yield return valid with { Body = Form($"{build}", new string('x', 27_000_000)) };
        yield return valid with { Body = "--edge\r\nno form at all" };
        yield return valid with { Body = "{}", Type = "application/json" };

        static string Form(string build, string file) =>
            $"--edge\r\nContent-Disposition: form-data; name=\"build\"\r\n\r\n{build}\r\n--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"photo.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n{file}\r\n--edge--\r\n";
    }

    private IEnumerable<Attempt> BodiesOn(Operation operation, Attempt valid)
    {
        foreach (var body in Hostile.Bodies(valid.Body!)) yield return valid with { Body = body, Who = "marie" };
        foreach (var type in new[] { "text/plain", "application/x-www-form-urlencoded", "application/json; charset=utf-16", "application/json; charset=utf-7", "application/json; charset=nobody-knows", "application/xml", "" }) yield return valid with { Type = type, Who = "marie" };
        var parsed = JsonSerializer.Deserialize<JsonElement>(valid.Body!);
        // Every value meets every second field: time is short, and fields are read alike.
        foreach (var (field, at) in operation.Fields.Select((field, at) => (field, at)))
            foreach (var (body, number) in Hostile.WithField(parsed, field).Select((body, number) => (body, number)).Where(one => (one.number + at) % 2 == 0)) yield return valid with { Body = body, Who = number % 4 < 2 ? "marie" : "admin" };
        foreach (var (body, who, path) in Particular(operation)) yield return valid with { Body = body, Who = who, Path = path ?? valid.Path };
    }

    /// <summary>What makes each answer happen that chance does not bring about.</summary>
    private IEnumerable<(string Body, string Who, string? Path)> Particular(Operation operation)
    {
        var words = "We tried it at two meetings, and everybody there wanted one.";
        switch (operation.Name)
        {
            case "signIn":
                yield return (Json(new { email = "unconfirmed@portal.test", password = Portal.Password }), "nobody", null);
                break;
            case "editIdea":
                yield return (Json(new { title = "A title of yesterday", version = 0 }), "marie", null);
                break;
            case "editBuild":
                yield return (Json(new { title = "A title of yesterday", version = 0 }), "marie", null);
                break;
            case "forwardIdea":
                yield return (Json(new { group = "oresund", statement = words }), "karim", null);
                break;
            case "moveIdea":
                yield return (Json(new { to = "Launched", answer = words }), "priya", Filled(operation.Path, $"{planned}", "", ""));
                yield return (Json(new { to = "Launched", answer = words, inPipelineBefore = false, credits = new[] { "\0" } }), "priya", Filled(operation.Path, $"{planned}", "", ""));
                yield return (Json(new { to = "Shaping", answer = words }), "priya", null);
                break;
            case "sortIdea":
                yield return (Json(new { line = "sets" }), "line", null);
                yield return (Json(new { line = "sets" }), "line", Filled(operation.Path, $"{launched}", "", ""));
                break;
        }
    }

    private string ValidBody(Operation operation) => operation.Name switch
    {
        "signIn" => Json(new { email = portal.Marie.Email, password = Portal.Password }),
        "forwardIdea" => Json(new { group = "oresund", statement = "Too short." }),
        // Without a version, so that the edit before does not stand in the way of the next.
        "editIdea" => Json(new { title = "A tray that clips under every plate" }),
        "editBuild" => Json(new { title = "The harbour before dusk" }),
        "report" => Json(new { idea = open, post = 1, ground = "Spam", note = "" }),
        _ => operation.Example!.Value.GetRawText(),
    };

    private async Task<IReadOnlyDictionary<string, string?>> TokensAsync()
    {
        async Task<string?> Of(Member member) => await portal.DayTokenAsync(member);
        var ended = await portal.NewMemberAsync("Ended");
        var was = await Of(ended);
        await portal.Do((EndSessions end) => end.By(ended));
        return new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["nobody"] = null,
            ["garbage"] = "portal_\u00e6",
            ["ended"] = was,
            ["reader"] = await portal.TokenAsync(portal.Omid, Scopes.Read),
            ["writer"] = await portal.TokenAsync(portal.Omid, Scopes.Write),
            ["omid"] = await Of(portal.Omid),
            ["marie"] = await Of(portal.Marie),
            ["karim"] = await Of(portal.Karim),
            ["priya"] = await Of(portal.Priya),
            ["line"] = await Of(portal.Line),
            ["admin"] = await Of(portal.Admin),
        };
    }

    /// <summary>Signing out ends the token that does it.</summary>
    private async Task<string?> FreshAsync(Operation operation, string who) =>
        operation.Name == "signOut" && who == "marie" ? await portal.DayTokenAsync(portal.Marie)
        : operation.Name == "signOut" && tokens[who] is not null && who is not ("garbage" or "ended") ? await portal.TokenAsync(portal.Omid, who == "reader" ? Scopes.Write : Scopes.Read) : tokens[who];

    private async Task<long> AtAsync(IdeaStage stage)
    {
        var idea = await portal.NewIdeaAsync(portal.Marie, $"A shelf that is {stage}");
        await portal.Look(db => db.Ideas.Where(row => row.Id == idea.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Stage, stage)));
        return idea.Id;
    }

    private static bool OfBuilds(Operation operation) => operation.Path.Contains("/builds/", StringComparison.Ordinal);

    private static string Filled(string path, string id, string slug, string handle) =>
        path.Replace("{id}", id, StringComparison.Ordinal).Replace("{slug}", slug, StringComparison.Ordinal).Replace("{handle}", handle, StringComparison.Ordinal);

    private static string Json(object body) => JsonSerializer.Serialize(body);

    /// <summary>One request that is about to be sent.</summary>
    private sealed record Attempt(HttpMethod Method, string Path, string? Body, string Who, string Type = "application/json", string Header = "", string? Key = null)
    {
        public static Attempt On(Operation operation, string path, string? body) => new(operation.Method, path, body, "marie");

        public HttpRequestMessage Request(string? token)
        {
            var request = new HttpRequestMessage(Method, Path);
            if (token is not null) request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {Encoding.ASCII.GetString(Encoding.ASCII.GetBytes(token))}");
            if (Key is not null) request.Headers.TryAddWithoutValidation(Header, Encoding.ASCII.GetString(Encoding.ASCII.GetBytes(Key)));
            if (Body is null) return request;
            // What is too large is refused before it is sent; else the answer would meet a client that is still talking.
            request.Headers.ExpectContinue = Body.Length > 1_000_000;
            request.Content = new ByteArrayContent((Type.StartsWith("multipart", StringComparison.Ordinal) ? Encoding.Latin1 : Encoding.UTF8).GetBytes(Body));
            if (Type.Length > 0) request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(Type);
            return request;
        }

        public override string ToString() => $"{Method} {Path[..Math.Min(Path.Length, 90)]} as {Who} {Type} {Key} {(Body is { Length: > 160 } ? Body[..160] : Body)}";
    }
}
