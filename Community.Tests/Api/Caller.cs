using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Community.Members;
using Community.Tokens;

namespace Community.Api;

/// <summary>A program that calls the API, with a token or without.</summary>
internal sealed class Caller(HttpClient http) : IDisposable
{
    public HttpClient Http => http;

    /// <summary>What an answer says: its status, its body as JSON where it has one.</summary>
    internal sealed record Answer(HttpStatusCode Status, JsonElement Body, HttpResponseHeaders Headers, string Type)
    {
        public string? Code => Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty("code", out var code) ? code.GetString() : null;

        public long Id => Body.GetProperty("id").GetInt64();
    }

    public Task<Answer> Get(string path) => Send(HttpMethod.Get, path);

    public Task<Answer> Post(string path, object body, string? key = null) => Send(HttpMethod.Post, path, body, key);

    public async Task<Answer> Send(HttpMethod method, string path, object? body = null, string? key = null)
    {
        using var request = new HttpRequestMessage(method, ApiSetup.Root + path);
        if (body is not null) request.Content = body is string text ? new StringContent(text, Encoding.UTF8, "application/json") : JsonContent.Create(body);
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        return await Read(await http.SendAsync(request));
    }

    public static async Task<Answer> Read(HttpResponseMessage answer)
    {
        using (answer)
        {
            var said = await answer.Content.ReadAsStringAsync();
            return new Answer(answer.StatusCode, said.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(said), answer.Headers, answer.Content.Headers.ContentType?.MediaType ?? "");
        }
    }

    public void Dispose() => http.Dispose();
}

internal static class Callers
{
    public static Caller Program(this Portal portal, string? token = null)
    {
        var http = new HttpClient { BaseAddress = new Uri(portal.Address) };
        if (token is not null) http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return new Caller(http);
    }

    /// <summary>With all scopes.</summary>
    public static async Task<Caller> ProgramOf(this Portal portal, Member member) => portal.Program(await portal.DayTokenAsync(member));

    public static async Task<string> DayTokenAsync(this Portal portal, Member member)
    {
        var who = await portal.RecognisedAsync(member);
        return (await portal.Do((MakeDayToken make) => make.By(who))).Value.Secret;
    }

    public static async Task<string> TokenAsync(this Portal portal, Member member, Scopes scopes)
    {
        var (now, proof) = (await portal.NowAsync(member), await portal.ProofOfAsync(member));
        return (await portal.Do((MakePersonalToken make) => make.By(now, proof, new TokenWish("Club website", scopes, 7)))).Value.Secret;
    }
}
