using Community.Api;
using Community.Platform;
using Community.Text;
using Community.Tokens;

namespace Community.Ideas;

/// <summary>Ideas for programs: the lists, one idea, writing, publishing and sorting it.</summary>
internal static class IdeasApi
{
    private const int SimilarShown = 10;

    private static readonly NewIdea Example = new(
        "A tray that clips under the plate", "We sweep two thousand parts into one box.", "A shallow tray that travels as one piece.", Line: "storage", Tags: ["sorting"], Publish: true);

    public static void MapIdeas(this RouteGroupBuilder api)
    {
        api.MapGet("/ideas", ListAsync).Called("listIdeas", "Ideas, filtered and in order",
                "Orders are rising (the default), new, votes and needs-you, which needs a token. Several stages may be given. What is withdrawn, merged or hidden is not listed.")
            .ForEverybody().Answers<ApiList<ApiIdeaCard>>().Refuses(StatusCodes.Status422UnprocessableEntity);
        api.MapGet("/ideas/similar", SimilarAsync).Called("similarIdeas", "Ideas that a title may be repeating").ForEverybody().Answers<ApiList<ApiSimilar>>();
        api.MapPost("/ideas", CreateAsync).Called("suggestIdea", "Suggest an idea", "Kept as a draft, or published at once.").For(Scopes.Write).Once<NewIdea>()
            .Takes(Example).Answers<ApiIdea>(StatusCodes.Status201Created).Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status422UnprocessableEntity);
        api.MapGet("/ideas/{id:long}", ShowAsync).Called("idea", "One idea", "A draft is its author's alone.").ForEverybody().Answers<ApiIdea>().Refuses(StatusCodes.Status404NotFound);
        api.MapPatch("/ideas/{id:long}", ChangeAsync).Called("editIdea", "Put an idea better", "Every edit of a published idea is kept as a revision.").For(Scopes.Write)
            .Takes(new IdeaChange(Title: "A tray that clips under every plate", Version: 1)).Answers<ApiIdea>()
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status422UnprocessableEntity);
        api.MapPost("/ideas/{id:long}/publish", PublishAsync).Called("publishIdea", "Publish a draft, or bring back what was withdrawn").For(Scopes.Write).Once()
            .Answers<ApiIdea>().Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status422UnprocessableEntity);
        api.MapPut("/ideas/{id:long}/line", SortAsync).Called("sortIdea", "Give an idea to a product line", "The community team's.").For(Scopes.Manage).Takes(new LineChoice("storage"))
            .Answers<ApiIdea>().Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>The idea as this member sees it now; null where they do not.</summary>
    public static async Task<ApiIdea?> ReadAsync(IdeaSights sights, CurrentMember me, PortalAddress address, long id, CancellationToken stop) =>
        await sights.SeeAsync(id, me.Member, stop) is { } sight ? ApiIdea.Of(sight, address) : null;

    private static async Task<IResult> ListAsync(
        string? sort, string[]? stage, string? group, string? tag, string? line, string? lang, string? q, string? after, CommunityDb db, CurrentMember me, PortalAddress address, CancellationToken stop)
    {
        var query = new IdeaQuery { Sort = sort, Stage = stage, Group = group, Tag = tag, Line = line, Lang = lang, Q = q, After = after };
        if (sort is not null && !IdeaQuery.Orders.ContainsKey(sort)) return Refused.With(Refusal.Unreadable with { Field = nameof(sort) });
        if (query.Stages.Count < (stage ?? []).Distinct(StringComparer.OrdinalIgnoreCase).Count()) return Refused.With(Refusal.Unreadable with { Field = nameof(stage) });
        var page = await db.ListIdeasAsync(query.ToFilter(), me.Member, stop: stop);
        var voted = await db.VotedAsync(me.Member, page.Cards.Select(card => card.Id), stop);
        return TypedResults.Ok(new ApiList<ApiIdeaCard>([.. page.Cards.Select(card => ApiIdeaCard.Of(card, voted.Contains(card.Id), address))], page.Next));
    }

    private static async Task<IResult> SimilarAsync(string? title, CommunityDb db, PortalAddress address, CancellationToken stop)
    {
        var line = CleanText.Line(title);
        var ideas = await db.SimilarAsync(line[..Math.Min(line.Length, IdeaSizes.TitleMaximum)], SimilarShown, stop: stop);
        return TypedResults.Ok(new ApiList<ApiSimilar>([.. ideas.Select(idea => new ApiSimilar(idea.Id, address.Of($"/ideas/{idea.Id}"), idea.Title, idea.Stage, idea.Votes))], Next: null));
    }

    private static async Task<IResult> CreateAsync(NewIdea wanted, IdeaSights sights, CurrentMember me, SaveDraft save, SuggestIdea suggest, PortalAddress address, CancellationToken stop)
    {
        var draft = wanted.AsDraft();
        var saved = wanted.Publish ? await suggest.By(me.Member, draft, stop) : await save.By(me.Member, null, draft, stop);
        if (saved.Refusal is { } refusal) return Refused.With(wanted.Publish ? draft.Clean().AllBeside(refusal) : [refusal]);
        var id = saved.Value.IdeaId;
        return Outcomes.Created($"{ApiSetup.Root}/ideas/{id}", await ReadAsync(sights, me, address, id, stop));
    }

    private static async Task<IResult> ShowAsync(long id, IdeaSights sights, CurrentMember me, PortalAddress address, CancellationToken stop) =>
        Outcomes.Found(await ReadAsync(sights, me, address, id, stop));

    private static async Task<IResult> ChangeAsync(long id, IdeaChange change, IdeaSights sights, CurrentMember me, SaveDraft save, EditIdea edit, PortalAddress address, CancellationToken stop)
    {
        if (await sights.SeeAsync(id, me.Member, stop) is not { } sight) return Refused.With(Refusal.NotFound);
        var saved = sight.Idea.Stage == IdeaStage.Draft
            ? await save.By(me.Member, id, change.On(sight), stop)
            : await edit.By(me.Member, id, change.On(sight), change.Version ?? sight.Idea.ConceptVersion, change.Home(), stop);
        return saved.Refusal is { } refusal ? Refused.With(refusal) : Outcomes.Found(await ReadAsync(sights, me, address, id, stop));
    }

    private static async Task<IResult> PublishAsync(long id, IdeaSights sights, CurrentMember me, PublishIdea publish, PortalAddress address, CancellationToken stop) =>
        (await publish.By(me.Member, id, stop)).Refusal is { } refusal ? Refused.With(refusal) : Outcomes.Found(await ReadAsync(sights, me, address, id, stop));

    private static async Task<IResult> SortAsync(long id, LineChoice choice, IdeaSights sights, CurrentMember me, SortIdea sort, PortalAddress address, CancellationToken stop) =>
        (await sort.By(me.Member, id, choice.Line, stop)).Refusal is { } refusal ? Refused.With(refusal) : Outcomes.Found(await ReadAsync(sights, me, address, id, stop));
}
