using System.Net;
using Community.Database;
using Community.Database.SqlServer;
using Community.Events;
using Community.Members;
using Community.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.StaticWebAssets;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;

namespace Community;

/// <summary>
/// The whole portal on real Kestrel with a database of its own and members by name. Only clock, mail and randomness are ours;
/// everything else is what runs in production, with fewer rounds to a password's hash.
/// </summary>
public sealed partial class Portal : IAsyncDisposable
{
    public const string Password = "brick-by-brick-1";

    private readonly WebApplication app;

    private Portal(WebApplication app, string address, DatabaseProvider provider, string connection) =>
        (this.app, Address, Provider, Connection) = (app, address, provider, connection);

    /// <summary>As <c>http://127.0.0.1:43210</c>.</summary>
    public string Address { get; }

    /// <summary>The database, for a test that also runs the portal as a process of its own.</summary>
    public DatabaseProvider Provider { get; }

    public string Connection { get; }

    public IServiceProvider Services => app.Services;

    public AdjustableClock Clock => (AdjustableClock)Services.GetRequiredService<TimeProvider>();

    /// <summary>A portal on an empty, migrated database.</summary>
    public static async Task<Portal> StartAsync(params (string Key, string Value)[] settings)
    {
        var (built, provider, connection) = await BuildAsync(settings);
        await built.StartAsync();
        return new Portal(built, built.Urls.Single(), provider, connection);
    }

    /// <summary>A portal with its cast that nobody can visit and in which nothing goes on by itself: for use cases by the ten thousand.</summary>
    public static async Task<Portal> AtRestAsync(params (string Key, string Value)[] settings)
    {
        var (built, provider, connection) = await BuildAsync(settings);
        var portal = new Portal(built, "", provider, connection);
        await portal.CastAsync();
        return portal;
    }

    private static async Task<(WebApplication Built, DatabaseProvider Provider, string Connection)> BuildAsync((string Key, string Value)[] settings)
    {
        var (provider, connection) = await TestDatabase.NewAsync();
        return (PortalApp.Build(["--environment=Development"], builder => Adjust(builder, provider, connection, settings)), provider, connection);
    }

    private static void Adjust(WebApplicationBuilder builder, DatabaseProvider provider, string connection, (string Key, string Value)[] settings)
    {
        builder.Environment.ContentRootPath = Path.Combine(Repository.Root, "Community.Web");
        // The builder looked for scripts and styles before it knew where the portal lies.
        builder.Environment.WebRootPath = Path.Combine(builder.Environment.ContentRootPath, "wwwroot");
        builder.Environment.WebRootFileProvider = new PhysicalFileProvider(builder.Environment.WebRootPath);
        StaticWebAssetsLoader.UseStaticWebAssets(builder.Environment, builder.Configuration);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["urls"] = "http://127.0.0.1:0",
            ["Database:Provider"] = provider.ToString(),
            ["ConnectionStrings:Community"] = connection,
            // A visitor's page may be a moment old; a test that did something looks at once.
            ["Portal:OutputCache"] = "false",
            // A crowd on a machine with much else to do stands in line for long, and that is not what is tested.
            ["Database:WaitSeconds"] = "60",
            ["Mail:Folder"] = Directory.CreateTempSubdirectory("portal-test-mail-").FullName,
            ["Pictures:Folder"] = Directory.CreateTempSubdirectory("portal-test-pictures-").FullName,
            ["Logging:LogLevel:Default"] = "Warning",
            ["Logging:LogLevel:Microsoft"] = "Warning",
        });
        builder.Configuration.AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value)));
        builder.Services.AddSingleton<TimeProvider>(new AdjustableClock()).Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = HashRounds);
        builder.Logging.ClearProviders().AddProvider(new TestLog());
        Mirror.Attach(builder.Services);
    }

    /// <summary>Runs a use case as the portal would: <c>portal.Do((VoteForIdea vote) => vote.By(portal.Omid, idea))</c>.</summary>
    public async Task<TResult> Do<TUseCase, TResult>(Func<TUseCase, Task<TResult>> act) where TUseCase : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<TUseCase>());
    }

    /// <summary>Looks into the database.</summary>
    public Task<TResult> Look<TResult>(Func<CommunityDb, Task<TResult>> look) => Do(look);

    /// <summary>Does every durable follow-up that is due, now.</summary>
    public async Task SettleAsync()
    {
        var runner = Services.GetRequiredService<FollowUpRunner>();
        while (await runner.RunDueAsync(CancellationToken.None) > 0 || await Look(db => db.PendingFollowUps.AnyAsync(row => row.DeadAt == null && row.DueAt <= db.Now)))
        {
            // What the portal's own runner has claimed is waited for as well.
            await Task.Delay(5);
        }
    }

    /// <summary>A browser without script: follows no redirect and keeps its cookies.</summary>
    public HttpClient Visitor(CookieContainer? cookies = null)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies ?? new CookieContainer() }) { BaseAddress = new Uri(Address) };
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        return client;
    }

    /// <summary>The same, signed in as the member; who has a second factor gives its code.</summary>
    public Task<HttpClient> SignedIn(Member member) => SignedIn(member.Email!, Password);

    public async Task<HttpClient> SignedIn(string email, string password, CookieContainer? cookies = null)
    {
        var client = Visitor(cookies);
        var answer = await client.PostAsync("/account/sign-in", new FormUrlEncodedContent(new Dictionary<string, string> { ["Email"] = email, ["Password"] = password }));
        if (answer.StatusCode != HttpStatusCode.SeeOther) throw new InvalidOperationException($"Sign-in answered {answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        if (answer.Headers.Location!.ToString() == "/account/sign-in/code")
            (await client.PostAsync("/account/sign-in/code", new FormUrlEncodedContent(new Dictionary<string, string> { ["Code"] = await CodeOfAsync(email) }))).Dispose();
        return client;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();
}
