using System.Security.Cryptography;
using System.Text;
using Community.Builds;
using Community.Database;
using Community.Funnel;
using Community.Ideas;
using Community.Members;
using Community.Threads;
using Community.Tokens;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Community.Bench;

/// <summary>Lays the same before both: FOLDER gets portal.db and limit.db, ideas.txt, tokens.txt and builds.txt; the number of the idea with 50 posts is printed.</summary>
internal static class Laying
{
    /// <summary>So many that no member votes twice on one in all turns.</summary>
    private const int Ideas = 400;

    private const int Posts = 50;

    /// <summary>Drafts of the reader's, one for each turn that sends photographs.</summary>
    private const int Builds = 24;

    public static async Task<int> RunAsync(string folder)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddSingleton<IOptions<FunnelSettings>>(Options.Create(new FunnelSettings()))
            .AddCommunityDb(new DatabaseSettings(DatabaseProvider.Sqlite, $"Data Source={Path.Combine(folder, "portal.db")}", Hurried: true)).AddScoped<Migrator>().AddUseCases();
        await using var portal = services.BuildServiceProvider();
        await In<Migrator, int>(portal, async migrator => { await migrator.RunAsync(); return 0; });
        var members = await In<CommunityDb, List<Member>>(portal, People.EnterAsync);
        var ideas = new List<long>();
        for (var number = 0; number < Ideas; number++) ideas.Add(await SuggestAsync(portal, members[number], People.Title(number)));
        var thread = await In<CommunityDb, long>(portal, db => db.Ideas.Where(idea => idea.Id == ideas[0]).Select(idea => idea.ThreadId).SingleAsync());
        for (var number = 1; number <= Posts; number++)
            _ = (await In<PlacePost, Outcome<Placed>>(portal, place => place.By(members[number % 20], thread, People.Words(number)))).Value;

        await LayLimitAsync(portal, folder);
        await File.WriteAllLinesAsync(Path.Combine(folder, "tokens.txt"), await In<CommunityDb, List<string>>(portal, db => TokensAsync(db, members)));
        await File.WriteAllLinesAsync(Path.Combine(folder, "ideas.txt"), ideas.Skip(1).Select(id => FormattableString.Invariant($"{id}")));
        var builds = new List<string>();
        for (var number = 0; number < Builds; number++)
            builds.Add(FormattableString.Invariant($"{(await In<SaveBuildDraft, Outcome<BuildSaved>>(portal, save => save.By(members[0], null, new BuildDraft(People.Title(number), People.Words(number))))).Value.BuildId}"));
        await File.WriteAllLinesAsync(Path.Combine(folder, "builds.txt"), builds);
        Console.WriteLine(ideas[0]);
        return 0;
    }

    private static async Task<long> SuggestAsync(ServiceProvider portal, Member author, string title)
    {
        var draft = new IdeaDraft(title, "We sweep two thousand parts into one box.", "A shallow tray that travels as one piece.");
        var saved = (await In<SaveDraft, Outcome<IdeaSaved>>(portal, save => save.By(author, null, draft))).Value;
        _ = (await In<PublishIdea, Outcome<IdeaSaved>>(portal, publish => publish.By(author, saved.IdeaId))).Value;
        return saved.IdeaId;
    }

    private static async Task LayLimitAsync(ServiceProvider portal, string folder)
    {
        await using var limit = new ThreadDb(new DbContextOptionsBuilder<ThreadDb>().UseSqlite($"Data Source={Path.Combine(folder, "limit.db")}").Options);
        await limit.Database.EnsureCreatedAsync();
        limit.Posts.AddRange(await In<CommunityDb, List<PlainPost>>(portal, db => db.Posts.OrderBy(post => post.Seq)
            .Select(post => new PlainPost { Author = db.Members.Where(member => member.Id == post.AuthorId).Select(member => member.Name).First(), At = post.At, Html = post.Html }).ToListAsync()));
        limit.Ideas.AddRange(await In<CommunityDb, List<PlainIdea>>(portal, db => db.Ideas.OrderBy(idea => idea.Id)
            .Select(idea => new PlainIdea { Author = db.Members.Where(member => member.Id == idea.AuthorId).Select(member => member.Name).First(), Title = idea.Title, Excerpt = idea.Excerpt, At = idea.PublishedAt!.Value, Votes = idea.VoteCount }).ToListAsync()));
        await limit.SaveChangesAsync();
    }

    /// <summary>A token each, as its hash is kept.</summary>
    private static async Task<List<string>> TokensAsync(CommunityDb db, List<Member> members)
    {
        var secrets = members.ConvertAll(_ => TokenSecret.Prefix + RandomNumberGenerator.GetHexString(40, lowercase: true));
        db.AccessTokens.AddRange(members.Zip(secrets).Select(one => new AccessToken
        {
            MemberId = one.First.Id,
            Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(one.Second))),
            Name = "bench",
            Scopes = Scopes.All,
            Stamp = one.First.SecurityStamp!,
            CreatedAt = db.Now,
            ExpiresAt = db.Now.AddDays(7),
            LastSeenAt = db.Now,
        }));
        await db.SaveChangesAsync();
        return secrets;
    }

    private static async Task<TResult> In<TService, TResult>(ServiceProvider portal, Func<TService, Task<TResult>> act) where TService : notnull
    {
        await using var scope = portal.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<TService>());
    }
}
