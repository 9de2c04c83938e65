using Community;
using Community.Bench;
using Community.Database;
using Community.Funnel;
using Community.Ideas;
using Community.Members;
using Community.Threads;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

// Lays the same 50 posts before both: FOLDER gets portal.db and limit.db, and the idea's number is printed.
var folder = args[0];
var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddSingleton<IOptions<FunnelSettings>>(Options.Create(new FunnelSettings()))
    .AddCommunityDb(new DatabaseSettings(DatabaseProvider.Sqlite, $"Data Source={Path.Combine(folder, "portal.db")}")).AddScoped<Migrator>().AddUseCases();
await using var portal = services.BuildServiceProvider();
await In<Migrator, int>(async migrator => { await migrator.RunAsync(); return 0; });
var members = await In<CommunityDb, List<Member>>(People.EnterAsync);
var saved = await In<SaveDraft, Outcome<IdeaSaved>>(save => save.By(members[0], null, new IdeaDraft("A tray that clips under the plate", "We sweep two thousand parts into one box.", "A shallow tray that travels as one piece.")));
await In<PublishIdea, Outcome<IdeaSaved>>(publish => publish.By(members[0], saved.Value.IdeaId));
var thread = await In<CommunityDb, long>(db => db.Ideas.Where(idea => idea.Id == saved.Value.IdeaId).Select(idea => idea.ThreadId).SingleAsync());
for (var number = 1; number <= 50; number++)
    _ = (await In<PlacePost, Outcome<Placed>>(place => place.By(members[number % members.Count], thread, People.Words(number)))).Value;

await using var limit = new ThreadDb(new DbContextOptionsBuilder<ThreadDb>().UseSqlite($"Data Source={Path.Combine(folder, "limit.db")}").Options);
await limit.Database.EnsureCreatedAsync();
limit.Posts.AddRange(await In<CommunityDb, List<PlainPost>>(db => db.Posts.OrderBy(post => post.Seq)
    .Select(post => new PlainPost { Author = db.Members.Where(member => member.Id == post.AuthorId).Select(member => member.Name).First(), At = post.At, Html = post.Html }).ToListAsync()));
await limit.SaveChangesAsync();
Console.WriteLine(saved.Value.IdeaId);

async Task<TResult> In<TService, TResult>(Func<TService, Task<TResult>> act) where TService : notnull
{
    await using var scope = portal.CreateAsyncScope();
    return await act(scope.ServiceProvider.GetRequiredService<TService>());
}
