using Community.Groups;
using Community.Members;
using Community.Threads;
using Microsoft.AspNetCore.Identity;

namespace Community.Admin;

/// <summary>The lines, groups, members and offices of the demo, entered as an administrator finds them on the first day.</summary>
internal sealed class DemoPeople(CommunityDb db, DemoFiles files, DateTime now)
{
    /// <summary>One hash for all 208: each costs a tenth of a second.</summary>
    private readonly string hash = new PasswordHasher<Member>().HashPassword(null!, SeedDemo.Password);

    private readonly Random dice = new(2009);

    public async Task EnterAsync(CancellationToken stop)
    {
        var members = files.Members.ToDictionary(row => row.Handle, Person, StringComparer.Ordinal);
        var groups = files.Groups.ToDictionary(row => row.Slug, Found, StringComparer.Ordinal);
        var lines = files.Lines.ToDictionary(row => row.Slug, row => new ProductLine { Slug = row.Slug, Name = row.Name, About = row.About, CreatedAt = Earliest }, StringComparer.Ordinal);
        await db.SaveAsync<Done>(async () =>
        {
            db.AddRange(members.Values);
            db.AddRange(groups.Values);
            db.AddRange(lines.Values);
            db.AuditLog.Add(new AuditEntry { At = now, ActorId = Member.PortalId, Act = SeedDemo.Began, Subject = "Portal", SubjectId = Member.PortalId });
            await db.SaveChangesAsync(stop);
            foreach (var row in files.Lines) lines[row.Slug].LeadId = members[row.Lead].Id;
            foreach (var row in files.Members) Belong(row, members[row.Handle], groups, lines);
            foreach (var row in files.Groups) Office(row, groups[row.Slug], members);
            return Done.It;
        }, stop);
    }

    private DateTime Earliest => At(files.Members.Max(row => row.JoinedMinutesAgo));

    private DateTime At(double minutesAgo) => now.AddMinutes(-minutesAgo);

    private Member Person(DemoMember row) => new()
    {
        Name = row.Name,
        UserName = row.Handle,
        NormalizedUserName = row.Handle.ToUpperInvariant(),
        Email = row.Email,
        NormalizedEmail = row.Email.ToUpperInvariant(),
        EmailConfirmed = true,
        PasswordHash = hash,
        SecurityStamp = Guid.NewGuid().ToString("N"),
        LockoutEnabled = true,
        About = row.About ?? "",
        Country = row.Country,
        Languages = row.Languages,
        TimeZone = row.TimeZone,
        JoinedAt = At(row.JoinedMinutesAgo),
        AdultConfirmedAt = At(row.JoinedMinutesAgo),
        // Most came by this week, some not for months.
        LastSeenAt = At(Math.Min(row.JoinedMinutesAgo - 1, 90 + (Math.Pow(dice.NextDouble(), 3) * 190_000))),
    };

    private Group Found(DemoGroup row)
    {
        var group = GroupOf(row);
        group.MakeFindable();
        return group;
    }

    private Group GroupOf(DemoGroup row) => new()
    {
        Slug = row.Slug,
        Name = row.Name,
        Kind = row.Kind,
        Status = row.Status,
        JoinPolicy = row.JoinPolicy,
        Visibility = row.Visibility,
        Country = row.Country,
        Place = row.Place,
        Latitude = row.Lat,
        Longitude = row.Lon,
        Languages = row.Languages,
        Since = row.Since,
        About = row.About,
        AboutHtml = Markdown.Render(row.About),
        CreatedAt = Earliest,
    };

    private void Belong(DemoMember row, Member member, Dictionary<string, Group> groups, Dictionary<string, ProductLine> lines)
    {
        member.HomeGroupId = row.Home is null ? null : groups[row.Home].Id;
        foreach (var group in row.AllGroups.Distinct(StringComparer.Ordinal).Select(slug => groups[slug]))
        {
            db.Memberships.Add(new Membership { GroupId = group.Id, MemberId = member.Id, Status = MembershipStatus.Active, AskedAt = member.JoinedAt, JoinedAt = member.JoinedAt });
            group.MemberCount++;
        }

        foreach (var role in row.Roles ?? []) Give(role, row, member, lines);
    }

    private void Give(string role, DemoMember row, Member member, Dictionary<string, ProductLine> lines)
    {
        if (role != "ProductManager")
        {
            db.SiteRoles.Add(new SiteRoleGrant { MemberId = member.Id, Role = Enum.Parse<SiteRole>(role), GrantedById = Member.PortalId, GrantedAt = member.JoinedAt });
            return;
        }

        var own = (row.Lines ?? []).Select(slug => (long?)lines[slug].Id).DefaultIfEmpty(null);
        db.LineManagers.AddRange(own.Select(line => new LineManager { MemberId = member.Id, LineId = line, Since = member.JoinedAt }));
    }

    private void Office(DemoGroup row, Group group, Dictionary<string, Member> members)
    {
        var since = At(dice.Next(30_000, 380_000));
        db.Ambassadorships.Add(new Ambassadorship { GroupId = group.Id, MemberId = members[row.Ambassador].Id, StartedAt = since, EndsOn = DateOnly.FromDateTime(since).AddYears(1) });
        db.Deputyships.AddRange(row.Deputies.Select((handle, place) => new Deputyship { GroupId = group.Id, MemberId = members[handle].Id, Slot = place + 1, StartedAt = since }));
    }
}
