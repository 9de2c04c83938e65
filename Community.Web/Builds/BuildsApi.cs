using Community.Api;
using Community.Platform;
using Community.Tokens;

namespace Community.Builds;

/// <summary>Builds for programs: the gallery, one build, telling of a new one, putting it better, and what its author does with it.</summary>
internal static class BuildsApi
{
    private static readonly NewBuild Example = new(
        "The harbour at dusk", "Two winters of evenings, and every crane turns.", Theme: BuildTheme.Town, Scale: BuildScale.Figure, Licence: BuildLicence.CcBySa, Parts: 4200, Tags: ["harbour"]);

    public static void MapBuilds(this RouteGroupBuilder api)
    {
        api.MapGet("/builds", ListAsync).Called("listBuilds", "Builds, filtered and in order",
                "Orders are new (the default) and likes. Ranges of parts are Few (under 100), Hundreds, Thousands and TenThousands. Builds of a group that shows itself to its members only are told to them.")
            .ForEverybody().Answers<ApiList<ApiBuildCard>>().Refuses(StatusCodes.Status422UnprocessableEntity);
        api.MapPost("/builds", CreateAsync).Called("tellOfBuild", "Begin a build", "Kept as a draft. Send its pictures to it, and publish it then.").For(Scopes.Write).Once<NewBuild>()
            .Takes(Example).Answers<ApiBuild>(StatusCodes.Status201Created).Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status422UnprocessableEntity);
        api.MapGet("/builds/{id:long}", ShowAsync).Called("build", "One build", "A draft is its author's alone.").ForEverybody().Answers<ApiBuild>().Refuses(StatusCodes.Status404NotFound);
        api.MapPatch("/builds/{id:long}", ChangeAsync).Called("editBuild", "Put a build better", "A draft is kept however little it is; what was shown needs a title still.").For(Scopes.Write)
            .Takes(new BuildChange(Title: "The harbour before dusk", Version: 1)).Answers<ApiBuild>()
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status422UnprocessableEntity);
        api.MapDelete("/builds/{id:long}", DeleteAsync).Called("deleteBuild", "Delete a build, or a draft of one", "Its author can bring it back for some days.").For(Scopes.Write)
            .Answers<ApiBuild>().Refuses(StatusCodes.Status404NotFound);
        api.MapPost("/builds/{id:long}/restore", RestoreAsync).Called("restoreBuild", "Bring back a build that was deleted").For(Scopes.Write).Answers<ApiBuild>().Refuses(StatusCodes.Status404NotFound);
        api.MapPost("/builds/{id:long}/unpublish", UnpublishAsync).Called("unpublishBuild", "Take a build back", "Nothing of it is lost, and it can be shown again.").For(Scopes.Write)
            .Answers<ApiBuild>().Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict);
        api.MapPost("/builds/{id:long}/publish", PublishAsync).Called("publishBuild", "Publish a build, or show again what was taken back", "It needs a title, and a picture at least.").For(Scopes.Write).Once()
            .Answers<ApiBuild>().Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> ListAsync(
        string? sort, string? group, string? theme, string? tag, string? scale, string? licence, string? parts, string? q, string? after, CommunityDb db, CurrentMember me, PortalAddress address, CancellationToken stop)
    {
        var query = new BuildQuery { Sort = sort, Group = group, Theme = theme, Tag = tag, Scale = scale, Licence = licence, Parts = parts, Q = q, After = after };
        var filter = query.ToFilter();
        if (sort is not null && !BuildQuery.Orders.ContainsKey(sort)) return Refused.With(Refusal.Unreadable with { Field = nameof(sort) });
        if (theme is not null && filter.Theme is null) return Refused.With(Refusal.Unreadable with { Field = nameof(theme) });
        if (scale is not null && filter.Scale is null) return Refused.With(Refusal.Unreadable with { Field = nameof(scale) });
        if (licence is not null && filter.Licence is null) return Refused.With(Refusal.Unreadable with { Field = nameof(licence) });
        if (parts is not null && filter.Parts is null) return Refused.With(Refusal.Unreadable with { Field = nameof(parts) });
        var page = await db.ListBuildsAsync(filter, me.Member, stop: stop);
        return TypedResults.Ok(new ApiList<ApiBuildCard>([.. page.Cards.Select(card => ApiBuildCard.Of(card, address))], page.Next));
    }

    private static async Task<IResult> CreateAsync(NewBuild wanted, CommunityDb db, CurrentMember me, SaveBuildDraft save, PortalAddress address, CancellationToken stop)
    {
        var saved = await save.By(me.Member, null, wanted.AsDraft(), stop: stop);
        if (saved.Refusal is { } refusal) return Refused.With(refusal);
        return Outcomes.Created($"{ApiSetup.Root}/builds/{saved.Value.BuildId}", await ReadAsync(db, me, address, saved.Value.BuildId, stop));
    }

    private static async Task<IResult> ShowAsync(long id, CommunityDb db, CurrentMember me, PortalAddress address, CancellationToken stop) =>
        Outcomes.Found(await ReadAsync(db, me, address, id, stop));

    private static async Task<IResult> PublishAsync(long id, CommunityDb db, CurrentMember me, PublishBuild publish, PortalAddress address, CancellationToken stop) =>
        (await publish.By(me.Member, id, stop)).Refusal is { } refusal ? Refused.With(refusal) : Outcomes.Found(await ReadAsync(db, me, address, id, stop));

    private static async Task<IResult> ChangeAsync(long id, BuildChange change, CommunityDb db, CurrentMember me, SaveBuildDraft save, EditBuild edit, PortalAddress address, CancellationToken stop)
    {
        if (await db.SeeBuildAsync(id, me.Member, stop) is not { } sight) return Refused.With(Refusal.NotFound);
        var saved = sight.Build.State == BuildState.Draft
            ? await save.By(me.Member, id, change.On(sight), change.Version ?? sight.Build.Version, stop)
            : await edit.By(me.Member, id, change.On(sight), change.Version ?? sight.Build.Version, stop);
        return saved.Refusal is { } refusal ? Refused.With(refusal) : Outcomes.Found(await ReadAsync(db, me, address, id, stop));
    }

    private static async Task<IResult> DeleteAsync(long id, CommunityDb db, CurrentMember me, DeleteBuild delete, PortalAddress address, CancellationToken stop) =>
        (await delete.By(me.Member, id, stop)).Refusal is { } refusal ? Refused.With(refusal) : Outcomes.Found(await ReadAsync(db, me, address, id, stop));

    private static async Task<IResult> RestoreAsync(long id, CommunityDb db, CurrentMember me, RestoreBuild restore, PortalAddress address, CancellationToken stop) =>
        (await restore.By(me.Member, id, stop)).Refusal is { } refusal ? Refused.With(refusal) : Outcomes.Found(await ReadAsync(db, me, address, id, stop));

    private static async Task<IResult> UnpublishAsync(long id, CommunityDb db, CurrentMember me, UnpublishBuild unpublish, PortalAddress address, CancellationToken stop) =>
        (await unpublish.By(me.Member, id, stop)).Refusal is { } refusal ? Refused.With(refusal) : Outcomes.Found(await ReadAsync(db, me, address, id, stop));

    private static async Task<ApiBuild?> ReadAsync(CommunityDb db, CurrentMember me, PortalAddress address, long id, CancellationToken stop) =>
        await db.SeeBuildAsync(id, me.Member, stop) is { } sight ? ApiBuild.Of(sight, address) : null;
}
