using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace Community.Members;

/// <summary>Another portal that lets people in, on a socket of its own. It takes OAuth seriously: a code serves once, for the client that asked, with the verifier whose challenge came first.</summary>
internal sealed class OAuthServer : IAsyncDisposable
{
    public const string Client = "portal";
    public const string Secret = "a secret between two";

    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, (string Challenge, string Back, object Person)> codes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, object> tokens = new(StringComparer.Ordinal);

    private OAuthServer(WebApplication app) => this.app = app;

    public string Address => app.Urls.Single();

    /// <summary>Who is signed in over there, as the user information tells it; null says no to the question.</summary>
    public object? Person { get; set; }

    /// <summary>What was wrong about the exchanges so far.</summary>
    public ConcurrentQueue<string> Wrong { get; } = new();

    public (string Key, string Value)[] Settings =>
    [
        ("SignIn:OAuth:Name", "Brickhouse"), ("SignIn:OAuth:AuthorizationEndpoint", $"{Address}/authorize"), ("SignIn:OAuth:TokenEndpoint", $"{Address}/token"),
        ("SignIn:OAuth:UserInformationEndpoint", $"{Address}/me"), ("SignIn:OAuth:ClientId", Client), ("SignIn:OAuth:ClientSecret", Secret),
    ];

    public static async Task<OAuthServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var built = builder.Build();
        built.Urls.Add("http://127.0.0.1:0");
        var server = new OAuthServer(built);
        built.MapGet("/authorize", server.Authorize);
        built.MapPost("/token", server.TokenAsync);
        built.MapGet("/me", server.Me);
        await built.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private IResult Authorize(HttpRequest request)
    {
        string Asked(string name) => request.Query[name].ToString();
        if (Asked("client_id") != Client || Asked("response_type") != "code" || Asked("state").Length < 20 || Asked("code_challenge_method") != "S256" || Asked("code_challenge").Length != 43 || !Asked("scope").Contains("email", StringComparison.Ordinal))
        {
            Wrong.Enqueue($"authorize {request.QueryString}");
            return Results.BadRequest();
        }

        var back = Asked("redirect_uri");
        if (Person is not { } person) return Results.Redirect(QueryHelpers.AddQueryString(back, new Dictionary<string, string?> { ["error"] = "access_denied", ["state"] = Asked("state") }));
        var code = Guid.NewGuid().ToString("N");
        codes[code] = (Asked("code_challenge"), back, person);
        return Results.Redirect(QueryHelpers.AddQueryString(back, new Dictionary<string, string?> { ["code"] = code, ["state"] = Asked("state") }));
    }

    private async Task<IResult> TokenAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        var challenge = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        // Taken out first: a second time there is no such code.
        if (form["client_id"] != Client || form["client_secret"] != Secret || form["grant_type"] != "authorization_code" || !codes.TryRemove(form["code"].ToString(), out var given)
            || given.Challenge != challenge || given.Back != form["redirect_uri"])
        {
            Wrong.Enqueue("token");
            return Results.Json(new { error = "invalid_grant" }, statusCode: StatusCodes.Status400BadRequest);
        }

        var token = Guid.NewGuid().ToString("N");
        tokens[token] = given.Person;
        return Results.Json(new { access_token = token, token_type = "Bearer", expires_in = 60 });
    }

    private IResult Me(HttpRequest request) => tokens.TryRemove(request.Headers.Authorization.ToString().Replace("Bearer ", "", StringComparison.Ordinal), out var person) ? Results.Json(person) : Results.Unauthorized();
}
