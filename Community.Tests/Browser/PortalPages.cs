using Community.Admin;
using Community.Builds;
using Community.Funnel;
using Community.Groups;
using Community.Members;
using Community.Platform;
using Community.Tokens;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Browser;

/// <summary>Every page of the portal, each where the demo community makes it worth seeing. A route that is on neither list fails the walk by name.</summary>
public sealed class PortalPages(Portal portal)
{
    /// <summary>Routes that answer with a part of a page, another address or none at all.</summary>
    public static readonly IReadOnlyList<string> NoPages =
    [
        "ideas/similar", "ideas.atom", "ideas/{id:long}.atom", "ideas/{id:long}/vote", "ideas/{id:long}/follow", "inbox/{id:long}", "language/{tag}", "threads/{id:long}/changes",
        "threads/{id:long}/posts/{seq:long}", "builds.atom", "builds/{id:long}/like", "builds/{id:long}/feature", "builds/{id:long}/follow", "builds/{id:long}/pictures",
        "sitemap.xml", "sitemap/pages.xml", "sitemap/ideas/{part:long:min(1)}.xml", "sitemap/builds/{part:long:min(1)}.xml", "robots.txt",
        "pictures/{name:length(32)}/{width:int}.webp", "uploads/{id:guid}", "pictures/{id:long}/tile",
        // Shown to whoever was led there, once; looked at in WaysInBrowserTests.
        "account/sign-in/code", "account/sign-in/oauth", "account/sign-in/oauth/enter", "account/security/factor/codes",
    ];

    /// <summary>Those that show something else while nobody has written yet.</summary>
    public static readonly IReadOnlyList<PortalPage> Empty =
    [
        new("empty-home", "", "/"), new("empty-ideas", "ideas", "/ideas"), new("empty-builds", "builds", "/builds"), new("empty-features", "builds/features", "/builds/features"), new("empty-groups", "groups", "/groups"), new("empty-roadmap", "roadmap", "/roadmap"), new("empty-honest", "honest-numbers", "/honest-numbers"),
        new("empty-board", "board", "/board", "ada"), new("empty-inbox", "inbox", "/inbox", "ada"), new("empty-moderation", "moderation", "/moderation", "ada"),
        new("empty-member", "members/{handle}", "/members/ada", "ada"), new("empty-admin", "admin", "/admin", "ada"), new("empty-admin-groups", "admin/groups", "/admin/groups", "ada"),
    ];

    public async Task<IReadOnlyList<PortalPage>> ListAsync()
    {
        var tray = await IdeaAsync("A sorting tray that snaps under every baseplate");
        var launched = await IdeaAsync("Recycled-paper inner bags");
        var parted = await IdeaAsync("Matte bricks in black and white for architecture");
        var persian = await IdeaAsync("نام قطعه‌ها به فارسی، همان‌طور که می‌گوییم");
        var draft = await IdeaAsync("A meeting list for people who work nights");
        var planned = await IdeaAsync("Club-size refill boxes by colour");
        var open = await IdeaAsync("Show-floor power strips");
        var edited = await portal.Look(db => db.Posts.Where(post => post.EditedAt != null).OrderBy(post => post.Id).Select(post => new { post.ThreadId, post.Seq, post.Id, Author = db.Members.First(member => member.Id == post.AuthorId).Email! }).FirstAsync());
        var receipt = await portal.Look(db => db.Reports.OrderBy(report => report.Id).Select(report => report.Receipt).FirstAsync());
        var line = await portal.Look(db => db.ProductLines.Where(row => row.Slug == "storage").Select(row => row.Id).SingleAsync());
        var club = await portal.Look(db => db.Groups.SingleAsync(row => row.Slug == "oresund-brick-club"));
        var karim = await portal.Look(db => db.Members.SingleAsync(row => row.UserName == "karim"));
        var jonas = await portal.Look(db => db.Members.SingleAsync(row => row.UserName == "jonas"));
        await portal.Do((SaveView save) => save.By(jonas, "Storage, nobody’s yet", new BoardView("storage", Owner: BoardView.Nobody)));
        var ready = await portal.Do((GroupDesk desk) => desk.ReadAsync(club, default));
        var build = await portal.Look(db => db.Builds.OpenToAll().Where(row => row.GroupId != null).OrderByDescending(row => row.LikeCount).ThenBy(row => row.Id)
            .Select(row => new { row.Id, row.Slug, Group = row.Group!.Slug, Author = db.Members.First(member => member.Id == row.AuthorId).Email! }).FirstAsync());
        var invitation = await portal.Do((MakeInvitation make) => make.By(karim, club.Slug));
        await portal.Do((MakePersonalToken make) => make.By(karim, new OwnerProof(SeedDemo.Password), new TokenWish("Club website", Scopes.Read | Scopes.Write, 90)));
        await portal.Do((AskReset ask) => ask.By("marie@demo.example"));
        await portal.Do((BeginSecondFactor begin) => begin.By(karim, new OwnerProof(SeedDemo.Password)));
        await portal.SettleAsync();
        var mail = Path.GetFileName(Directory.EnumerateFiles(portal.Services.GetRequiredService<MailSettings>().Folder, "*.eml").First());
        var post = $"/threads/{edited.ThreadId}/posts/{edited.Seq}";
        return
        [
            new("home", "", "/"),
            new("home-member", "", "/", "marie"),
            new("ideas", "ideas", "/ideas", "marie"),
            new("idea", "ideas/{id:long}/{slug?}", $"/ideas/{tray}", "marie"),
            new("idea-launched", "ideas/{id:long}/{slug?}", $"/ideas/{launched}"),
            new("idea-not-now", "ideas/{id:long}/{slug?}", $"/ideas/{parted}", "karim"),
            new("idea-persian", "ideas/{id:long}/{slug?}", $"/ideas/{persian}", "shirin"),
            new("idea-manager", "ideas/{id:long}/{slug?}", $"/ideas/{open}", "priya"),
            new("idea-new", "ideas/new", "/ideas/new", "karim"),
            new("idea-edit", "ideas/{id:long}/edit", $"/ideas/{draft}/edit", "marie"),
            new("idea-discard", "ideas/{id:long}/discard", $"/ideas/{draft}/discard", "marie"),
            new("idea-owner", "ideas/{id:long}/owner", $"/ideas/{tray}/owner", "jonas"),
            new("idea-history", "ideas/{id:long}/history", $"/ideas/{tray}/history"),
            new("idea-answer", "ideas/{id:long}/stage", $"/ideas/{tray}/stage", "priya"),
            new("idea-launch", "ideas/{id:long}/stage", $"/ideas/{planned}/stage?to=Launched", "jonas"),
            new("builds", "builds", "/builds"),
            new("builds-features", "builds/features", "/builds/features"),
            new("build-team", "builds/{id:long}/{slug?}", $"/builds/{build.Id}/{build.Slug}", "line"),
            new("build", "builds/{id:long}/{slug?}", $"/builds/{build.Id}/{build.Slug}"),
            new("build-author", "builds/{id:long}/{slug?}", $"/builds/{build.Id}/{build.Slug}", build.Author.Split('@')[0]),
            new("build-new", "builds/new", "/builds/new?another=true", "karim"),
            new("build-edit", "builds/{id:long}/edit", $"/builds/{build.Id}/edit", build.Author.Split('@')[0]),
            new("build-delete", "builds/{id:long}/delete", $"/builds/{build.Id}/delete", build.Author.Split('@')[0]),
            new("group-builds", "groups/{slug}/builds", $"/groups/{build.Group}/builds"),
            new("board", "board", "/board", "jonas"),
            new("board-lane", "board/{stage}", "/board/InReview", "jonas"),
            new("board-handful", "board/moves", $"/board/moves?To=NotNow&Ideas={tray}&Ideas={planned}&Ideas={launched}", "jonas"),
            new("board-views", "board/views", "/board/views", "jonas"),
            new("board-views-none", "board/views", "/board/views", "priya"),
            new("board-view-new", "board/views/new", "/board/views/new?line=storage", "jonas"),
            new("roadmap", "roadmap", "/roadmap"),
            new("honest-numbers", "honest-numbers", "/honest-numbers"),
            new("groups", "groups", "/groups"),
            new("groups-own", "groups", "/groups", "marie"),
            new("group-visitor", "groups/{slug}", "/groups/oresund-brick-club"),
            new("group", "groups/{slug}", "/groups/oresund-brick-club", "marie"),
            new("group-ambassador", "groups/{slug}", "/groups/oresund-brick-club", "karim"),
            new("group-ideas", "groups/{slug}/ideas", "/groups/oresund-brick-club/ideas"),
            new("group-members", "groups/{slug}/members", "/groups/oresund-brick-club/members", "marie"),
            new("group-desk", "groups/{slug}/manage", "/groups/oresund-brick-club/manage", "karim"),
            new("group-forward", "groups/{slug}/manage/forwards/{ideaId:long}", $"/groups/oresund-brick-club/manage/forwards/{ready.Ready[0].Id}", "karim"),
            new("group-settings", "groups/{slug}/manage/settings", "/groups/oresund-brick-club/manage/settings", "karim"),
            new("group-ban", "groups/{slug}/memberships/{handle}/ban", "/groups/oresund-brick-club/memberships/marie/ban", "karim"),
            new("group-invitation", "g/{code}", $"/g/{invitation.Value.Code}"),
            new("post-reply", "threads/{id:long}/posts/{seq:long}/reply", $"{post}/reply", "marie"),
            new("post-edit", "threads/{id:long}/posts/{seq:long}/edit", $"{post}/edit", edited.Author.Split('@')[0]),
            new("post-acts", "threads/{id:long}/posts/{seq:long}/acts", $"{post}/acts", edited.Author.Split('@')[0]),
            new("post-history", "threads/{id:long}/posts/{seq:long}/history", $"{post}/history"),
            new("report", "reports/new", $"/reports/new?subject=Post&id={edited.Id}", "marie"),
            new("report-fate", "reports/{receipt}", $"/reports/{receipt}"),
            new("moderation", "moderation", "/moderation", "line"),
            new("inbox", "inbox", "/inbox", "karim"),
            new("search", "search", "/search?q=tray"),
            new("search-nothing", "search", "/search?q=zzzz"),
            new("member", "members/{handle}", "/members/marie", "karim"),
            new("register", "account/register", "/account/register"),
            new("register-sent", "account/register/sent", "/account/register/sent"),
            new("confirm", "account/confirm", "/account/confirm?member=2&token=old"),
            new("sign-in", "account/sign-in", "/account/sign-in"),
            new("forgot", "account/forgot", "/account/forgot"),
            new("forgot-sent", "account/forgot/sent", "/account/forgot/sent"),
            new("reset", "account/reset", "/account/reset?member=2&token=old"),
            new("new-email", "account/new-email", "/account/new-email?member=2&token=old"),
            new("profile", "account/profile", "/account/profile", "marie"),
            new("security", "account/security", "/account/security", "marie"),
            new("tokens", "account/tokens", "/account/tokens", "karim"),
            new("tokens-none", "account/tokens", "/account/tokens", "marie"),
            new("api", "api", "/api"),
            new("factor", "account/security/factor", "/account/security/factor", "marie"),
            new("factor-key", "account/security/factor", "/account/security/factor", "karim"),
            new("admin", "admin", "/admin", "admin"),
            new("admin-lines", "admin/lines", "/admin/lines", "admin"),
            new("admin-line", "admin/lines/{id:long}", $"/admin/lines/{line}", "admin"),
            new("admin-roles", "admin/roles", "/admin/roles", "admin"),
            new("admin-groups", "admin/groups", "/admin/groups", "admin"),
            new("admin-group-new", "admin/groups/new", "/admin/groups/new", "admin"),
            new("admin-group", "admin/groups/{id:long}", $"/admin/groups/{club.Id}", "admin"),
            new("admin-audit", "admin/audit", "/admin/audit", "admin"),
            new("admin-follow-ups", "admin/follow-ups", "/admin/follow-ups", "admin"),
            new("dev-mails", "dev/mail", "/dev/mail"),
            new("dev-mail", "dev/mail/{file}", $"/dev/mail/{mail}"),
            new("not-found", "error/{status:int}", "/nowhere", Status: 404),
            new("busy", "error/{status:int}", "/error/503", Status: 503),
            new("broken", "error", "/error", Status: 500),
            new("style", "style", "/style"),
        ];
    }

    private Task<long> IdeaAsync(string title) => portal.Look(db => db.Ideas.Where(idea => idea.Title == title).Select(idea => idea.Id).SingleAsync());
}
