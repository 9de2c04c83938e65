using Community.Api;
using Community.Platform;
using Community.Text;
using Community.Tokens;

namespace Community.Groups;

/// <summary>Groups for programs: the list, one group, who belongs to it, joining and leaving.</summary>
internal static class GroupsApi
{
    public static void MapGroups(this RouteGroupBuilder api)
    {
        api.MapGet("/groups", ListAsync).Called("listGroups", "Groups, the largest first").ForEverybody().Answers<ApiList<ApiGroupCard>>().Refuses(StatusCodes.Status422UnprocessableEntity);
        api.MapGet("/groups/{slug}", ShowAsync).Called("group", "One group").ForEverybody().Answers<ApiGroup>().Refuses(StatusCodes.Status404NotFound);
        api.MapGet("/groups/{slug}/members", MembersAsync).Called("groupMembers", "Who belongs to a group, the newest first", "A group for members only shows its roster to those.")
            .ForEverybody().Answers<ApiList<ApiRosterRow>>().Refuses(StatusCodes.Status404NotFound);
        api.MapPut("/groups/{slug}/membership", JoinAsync).Called("joinGroup", "Join a group, or ask to", "The body may be left out.").For(Scopes.Write).Takes(new JoinWish("I build trains."))
            .Answers<ApiMembership>().Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status422UnprocessableEntity);
        api.MapDelete("/groups/{slug}/membership", LeaveAsync).Called("leaveGroup", "Leave a group, or take back the asking").For(Scopes.Write)
            .Answers<ApiMembership>().Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> ListAsync(string? q, string? country, string? lang, string? kind, string? after, GroupList list, PortalAddress address, CancellationToken stop)
    {
        var known = Typed.Read<GroupKind>(kind);
        if (kind is not null && known is null) return Refused.With(Refusal.Unreadable with { Field = nameof(kind) });
        // Asked as a visitor: a list for programs is the same for everybody, and keeps nobody's own groups apart.
        var search = new GroupSearch(GroupSearch.Tidy(q), CleanText.Line(country), CleanText.Line(lang), known);
        var page = await list.ReadAsync(member: null, search, after, stop);
        return TypedResults.Ok(new ApiList<ApiGroupCard>([.. page.Cards.Select(card => ApiGroupCard.Of(card, address))], page.Next));
    }

    private static async Task<IResult> ShowAsync(string slug, CommunityDb db, CurrentMember me, PortalAddress address, CancellationToken stop) =>
        Outcomes.Found(await db.ShowAsync(me.Member, slug, stop) is { } page ? ApiGroup.Of(page.Head, page.Portrait, address) : null);

    private static async Task<IResult> MembersAsync(string slug, string? q, string? after, CommunityDb db, CurrentMember me, Roster roster, CancellationToken stop)
    {
        if (await db.GroupHeadAsync(me.Member, slug, stop) is not { Inside: true } head) return Refused.With(Refusal.NotFound);
        var page = await roster.ReadAsync(head.Group.Id, GroupSearch.Tidy(q), after, stop);
        return TypedResults.Ok(new ApiList<ApiRosterRow>([.. page.Rows.Select(ApiRosterRow.Of)], page.Next));
    }

    private static async Task<IResult> JoinAsync(string slug, JoinWish? wish, CurrentMember me, JoinGroup join, CancellationToken stop) => (await join.By(me.Member, slug, wish?.Note ?? "", stop)).Told(Belongs);

    private static async Task<IResult> LeaveAsync(string slug, CurrentMember me, LeaveGroup leave, CancellationToken stop) => (await leave.By(me.Member, slug, stop: stop)).Told(Belongs);

    private static ApiMembership Belongs(Belongs own) => new(own.Slug, own.Status);
}
