using Community.Admin;
using Community.Groups;
using Community.Ideas;
using Community.Members;
using Community.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Community;

/// <summary>Who is who in the tests: a small portal with one member for every role, made once a test class and read by name.</summary>
public sealed partial class Portal
{
    // The tests are about the portal, not about the cost of hashing, which was a third of all their work.
    private const int HashRounds = 1_000;

    private static readonly Lazy<string> Hash = new(() => new PasswordHasher<Member>(Options.Create(new PasswordHasherOptions { IterationCount = HashRounds })).HashPassword(null!, Password));

    /// <summary>A plain member, of no group at first.</summary>
    public Member Omid { get; private set; } = null!;

    /// <summary>A second plain member.</summary>
    public Member Marie { get; private set; } = null!;

    /// <summary>Ambassador of <see cref="Club"/>.</summary>
    public Member Karim { get; private set; } = null!;

    /// <summary>Deputy of <see cref="Club"/>.</summary>
    public Member Lena { get; private set; } = null!;

    /// <summary>Ambassador of <see cref="OtherClub"/>.</summary>
    public Member Aylin { get; private set; } = null!;

    /// <summary>Product manager of <see cref="Storage"/>.</summary>
    public Member Priya { get; private set; } = null!;

    /// <summary>Product manager of another line.</summary>
    public Member Tomas { get; private set; } = null!;

    /// <summary>Community team.</summary>
    public Member Line { get; private set; } = null!;

    public Member Admin { get; private set; } = null!;

    public Group Club { get; private set; } = null!;

    public Group OtherClub { get; private set; } = null!;

    public ProductLine Storage { get; private set; } = null!;

    public ProductLine Sets { get; private set; } = null!;

    /// <summary>A portal with its cast in place.</summary>
    public static async Task<Portal> WithCastAsync(params (string Key, string Value)[] settings)
    {
        var portal = await StartAsync(settings);
        await portal.CastAsync();
        return portal;
    }

    /// <summary>One more member who can sign in.</summary>
    public async Task<Member> NewMemberAsync(string name, long? homeGroupId = null)
    {
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CommunityDb>();
        var member = NewMember(name, homeGroupId);
        db.Members.Add(member);
        if (homeGroupId is { } group) db.Memberships.Add(new Membership { GroupId = group, MemberId = 0, Status = MembershipStatus.Active, AskedAt = db.Now, JoinedAt = db.Now });
        await SaveMemberAsync(db, member);
        return member;
    }

    /// <summary>An open idea by its author, in the Storage line.</summary>
    public async Task<Idea> NewIdeaAsync(Member author, string title = "A tray that clips under the plate", string group = "")
    {
        var draft = new IdeaDraft(title, "We sweep two thousand parts into one box.", "A shallow tray that travels as one piece.", Storage.Slug, group);
        var saved = await Do((SaveDraft save) => save.By(author, null, draft));
        await Do((PublishIdea publish) => publish.By(author, saved.Value.IdeaId));
        return await Look(db => db.Ideas.AsNoTracking().SingleAsync(idea => idea.Id == saved.Value.IdeaId));
    }

    private static async Task SaveMemberAsync(CommunityDb db, Member member)
    {
        var joining = db.ChangeTracker.Entries<Membership>().Where(entry => entry.State == EntityState.Added).Select(entry => entry.Entity).ToList();
        foreach (var row in joining) db.Entry(row).State = EntityState.Detached;
        await db.SaveChangesAsync();
        foreach (var row in joining)
        {
            row.MemberId = member.Id;
            db.Memberships.Add(row);
            await db.Groups.Where(group => group.Id == row.GroupId).ExecuteUpdateAsync(set => set.SetProperty(group => group.MemberCount, group => group.MemberCount + 1));
        }

        await db.SaveChangesAsync();
    }

    private static Member NewMember(string name, long? homeGroupId = null)
    {
        var handle = Slugs.Slug(name);
        return new Member
        {
            Name = name,
            UserName = handle,
            NormalizedUserName = handle.ToUpperInvariant(),
            Email = $"{handle}@portal.test",
            NormalizedEmail = $"{handle}@portal.test".ToUpperInvariant(),
            EmailConfirmed = true,
            PasswordHash = Hash.Value,
            SecurityStamp = Guid.NewGuid().ToString("N"),
            Languages = ["en"],
            HomeGroupId = homeGroupId,
            JoinedAt = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc),
            AdultConfirmedAt = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc),
        };
    }

    private async Task CastAsync()
    {
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CommunityDb>();
        db.AddRange(
            Omid = NewMember("Omid"), Marie = NewMember("Marie Jensen"), Karim = NewMember("Karim"), Lena = NewMember("Lena"), Aylin = NewMember("Aylin"),
            Priya = NewMember("Priya"), Tomas = NewMember("Tomas"), Line = NewMember("Line"), Admin = NewMember("Admin"),
            Club = NewGroup("oresund", "Øresund Brick Club", "DK"), OtherClub = NewGroup("ankara", "Ankara Builders", "TR"),
            Storage = new ProductLine { Slug = "storage", Name = "Storage", CreatedAt = db.Now }, Sets = new ProductLine { Slug = "sets", Name = "Sets", CreatedAt = db.Now });
        await db.SaveChangesAsync();
        foreach (var staff in Staff) await GiveFactorAsync(staff);
        Storage.LeadId = Priya.Id;
        db.AddRange(
            new SiteRoleGrant { MemberId = Line.Id, Role = SiteRole.CommunityTeam, GrantedById = Member.PortalId, GrantedAt = db.Now },
            new SiteRoleGrant { MemberId = Admin.Id, Role = SiteRole.Administrator, GrantedById = Member.PortalId, GrantedAt = db.Now },
            new LineManager { MemberId = Priya.Id, LineId = Storage.Id, Since = db.Now },
            new LineManager { MemberId = Tomas.Id, LineId = Sets.Id, Since = db.Now },
            new Ambassadorship { GroupId = Club.Id, MemberId = Karim.Id, StartedAt = db.Now, EndsOn = DateOnly.FromDateTime(db.Now).AddYears(1) },
            new Ambassadorship { GroupId = OtherClub.Id, MemberId = Aylin.Id, StartedAt = db.Now, EndsOn = DateOnly.FromDateTime(db.Now).AddYears(1) },
            new Deputyship { GroupId = Club.Id, MemberId = Lena.Id, Slot = 1, StartedAt = db.Now });
        foreach (var (member, group) in new[] { (Karim, Club), (Lena, Club), (Aylin, OtherClub) })
        {
            member.HomeGroupId = group.Id;
            group.MemberCount++;
            db.Memberships.Add(new Membership { GroupId = group.Id, MemberId = member.Id, Status = MembershipStatus.Active, AskedAt = db.Now, JoinedAt = db.Now });
        }

        await db.SaveChangesAsync();
    }

    private static Group NewGroup(string slug, string name, string country)
    {
        var group = GroupOf(slug, name, country);
        group.MakeFindable();
        return group;
    }

    private static Group GroupOf(string slug, string name, string country) => new()
    {
        Slug = slug,
        Name = name,
        Country = country,
        Kind = GroupKind.LocalClub,
        Status = GroupStatus.Recognised,
        Languages = ["en"],
        CreatedAt = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc),
    };
}
