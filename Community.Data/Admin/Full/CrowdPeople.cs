using System.Globalization;
using Community.Groups;
using Community.Members;
using Community.Text;
using Community.Threads;

namespace Community.Admin;

/// <summary>Rows of groups, members and those who belong and lead, put together as they are written.</summary>
internal sealed class CrowdPeople(CrowdWords words, DateTime now)
{
    private const int EarliestDays = 3_000;

    private readonly DateTime beginning = now.AddDays(-EarliestDays);

    public IEnumerable<Group> Founded(long firstId) => words.Towns.Select((town, number) =>
    {
        var name = $"{town.Name} {words.Clubs[number % words.Clubs.Count]}";
        var about = $"We meet in {town.Name} and build what we like. Bring something unfinished, and somebody who has never been.";
        var group = new Group
        {
            Id = firstId + number,
            Slug = Slugs.Slug(name),
            Name = name,
            Kind = number % 11 == 10 ? GroupKind.OnlineCommunity : GroupKind.LocalClub,
            Status = number % 9 == 0 ? GroupStatus.Lead : GroupStatus.Recognised,
            JoinPolicy = number % 3 == 0 ? JoinPolicy.Approval : JoinPolicy.Open,
            Country = town.Country,
            Place = town.Name,
            Latitude = town.Latitude,
            Longitude = town.Longitude,
            Languages = [.. new[] { town.Language, "en" }.Distinct()],
            Since = 1998 + (number % 25),
            About = about,
            AboutHtml = Markdown.Render(about),
            CreatedAt = beginning,
        };
        group.MakeFindable();
        return group;
    });

    public IEnumerable<Member> Members(Crowd crowd) => Enumerable.Range(0, crowd.Members).Select(number =>
    {
        var dice = new Random(number);
        var home = crowd.HomeOf(number);
        var town = home is null ? dice.Pick(words.Towns) : words.Towns[(int)(home.Id - crowd.Groups[0].Id)];
        var name = $"{dice.Pick(words.First)} {dice.Pick(words.Last)}";
        var handle = $"{Slugs.Slug(name)[..Math.Min(20, Slugs.Slug(name).Length)].TrimEnd('-')}-{number.ToString(CultureInfo.InvariantCulture)}";
        var email = $"fan{number.ToString(CultureInfo.InvariantCulture)}{SeedDemo.Domain}";
        return new Member
        {
            Id = crowd.IdOf(number),
            Name = name,
            UserName = handle,
            NormalizedUserName = handle.ToUpperInvariant(),
            Email = email,
            NormalizedEmail = email.ToUpperInvariant(),
            EmailConfirmed = true,
            SecurityStamp = Guid.NewGuid().ToString("N"),
            LockoutEnabled = true,
            Country = town.Country,
            Languages = [.. new[] { town.Language, "en" }.Distinct()],
            Culture = town.Language,
            TimeZone = town.TimeZone,
            JoinedAt = JoinedAt(number),
            AdultConfirmedAt = JoinedAt(number),
            LastSeenAt = now.AddMinutes(-Math.Pow(dice.NextDouble(), 3) * 400_000),
            HomeGroupId = home?.Id,
        };
    });

    public IEnumerable<Membership> Memberships(Crowd crowd) => Enumerable.Range(0, crowd.Members).Select(number => (Number: number, Home: crowd.HomeOf(number))).Where(one => one.Home is not null)
        .Select(one => new Membership { GroupId = one.Home!.Id, MemberId = crowd.IdOf(one.Number), Status = MembershipStatus.Active, AskedAt = JoinedAt(one.Number), JoinedAt = JoinedAt(one.Number) });

    /// <summary>The first of each group leads it.</summary>
    public IEnumerable<Ambassadorship> Ambassadors(Crowd crowd, long firstId) => crowd.Groups.Select((group, place) => new Ambassadorship
    {
        Id = firstId + place,
        GroupId = group.Id,
        MemberId = crowd.IdOf(crowd.MembersOf(place).First),
        StartedAt = now.AddDays(-30 - place),
        EndsOn = DateOnly.FromDateTime(now.AddDays(335 - place)),
    });

    /// <summary>Long before the first idea, so that everybody may have said something about each.</summary>
    private DateTime JoinedAt(int number) => new Random(~number).Between(beginning, now.AddDays(-CrowdIdeas.Days));
}
