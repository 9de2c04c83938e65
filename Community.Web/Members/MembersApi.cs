using Community.Api;
using Community.Notifications;
using Community.Platform;
using Community.Tokens;

namespace Community.Members;

/// <summary>Somebody as the API names them.</summary>
/// <param name="Handle">The short name in addresses and mentions.</param>
/// <param name="Name">As others see it.</param>
public sealed record ApiPerson(string Handle, string Name);

/// <summary>A group on a member's profile.</summary>
public sealed record ApiBelonging(string Slug, string Name, bool Home, bool Ambassador, bool Deputy);

/// <summary>A member as others see them.</summary>
/// <param name="Lines">The names of the product lines the member manages.</param>
/// <param name="Picture">Where their portrait lies, where they show one.</param>
/// <param name="Ideas">How many ideas they suggested that lists show.</param>
public sealed record ApiMember(
    string Handle, string Name, string Url, string About, string Country, IReadOnlyList<string> Languages, DateTime JoinedAt, IReadOnlyList<string> Lines, IReadOnlyList<ApiBelonging> Groups, int Ideas, string? Picture)
{
    public static string? PictureOf(string? portrait, PortalAddress address) => portrait is null ? null : address.Of($"/pictures/{portrait}.webp");
}

/// <summary>Whoever holds the token, and what it is good for.</summary>
/// <param name="Picture">Where one's portrait lies, where one shows one.</param>
/// <param name="Unread">Notices in the inbox that were not read.</param>
/// <param name="Scopes">Those of the token.</param>
public sealed record ApiMe(
    string Handle, string Name, string Email, string Country, IReadOnlyList<string> Languages, string TimeZone, string Culture, long Unread, bool SeesBoard, bool SeesModeration,
    bool IsAdministrator, IReadOnlyList<ApiBelonging> Groups, IReadOnlyList<Scopes> Scopes, string? Picture);

internal static class MembersApi
{
    public static void MapMembers(this RouteGroupBuilder api)
    {
        api.MapGet("/me", MeAsync).Called("me", "Who holds this token").For(Scopes.Read).Answers<ApiMe>();
        api.MapGet("/members/{handle}", ShowAsync).Called("member", "A member's public profile").ForEverybody().Answers<ApiMember>().Refuses(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> MeAsync(HttpContext http, CommunityDb db, CurrentMember current, PortalAddress address, CancellationToken stop)
    {
        var me = current.Member!;
        var groups = await db.ProfileOfAsync(me.Handle, me, stop) is { } profile ? Belongings(profile) : [];
        return TypedResults.Ok(new ApiMe(
            me.Handle, me.Name, me.Email ?? "", me.Country, me.Languages, me.TimeZone, me.Culture, (await db.InboxOfAsync(me.Id, stop)).Unread, me.Standing.SeesBoard, me.Standing.SeesModeration, me.Standing.IsAdministrator,
            groups, [.. TokensPage.Single.Where(scope => BearerTokens.ScopesOf(http.User).HasFlag(scope))], ApiMember.PictureOf(me.Portrait, address)));
    }

    private static async Task<IResult> ShowAsync(string handle, CommunityDb db, CurrentMember me, PortalAddress address, CancellationToken stop) =>
        Outcomes.Found(await db.ProfileOfAsync(handle, me.Member, stop) is { } one
            ? new ApiMember(one.Handle, one.Name, address.Of($"/members/{one.Handle}"), one.About, one.Country, one.Languages, one.JoinedAt, one.LineNames, Belongings(one), one.IdeaCount, ApiMember.PictureOf(one.Portrait, address))
            : null);

    private static IReadOnlyList<ApiBelonging> Belongings(Profile profile) =>
        [.. profile.Groups.Select(group => new ApiBelonging(group.Slug, group.Name, group.IsHome, group.IsAmbassador, group.IsDeputy))];
}
