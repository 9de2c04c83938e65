using Community.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Community.Ideas;

/// <summary>Counts beside the list. They would read every idea for every reader, so they may be some seconds old.</summary>
public sealed class IdeaFigures(CommunityDb db, IMemoryCache cache, VisitorPages pages)
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(10);

    public async Task<ListFigures> ForAsync(IdeaFilter filter, CancellationToken stop)
    {
        // Every query of every reader is another one: those are counted afresh, and few.
        if (filter.Query is not null) return await CountAsync(filter, stop);
        var key = ("idea figures", filter.Group, filter.Tag, filter.Line, filter.Language, pages.Turn(VisitorPages.Lists), pages.Turn(VisitorPages.All));
        if (cache.TryGetValue(key, out ListFigures? known)) return known!;
        return cache.Set(key, await CountAsync(filter, stop), Kept);
    }

    private async Task<ListFigures> CountAsync(IdeaFilter filter, CancellationToken stop)
    {
        var made = await db.ListIdeasAsync(new IdeaFilter(IdeaOrder.New, [IdeaStage.Launched]), member: null, take: 1, stop);
        return new ListFigures(await db.CountByStageAsync(filter, stop), await LanguagesAsync(stop), await db.LinesAsync(stop), made.Cards.FirstOrDefault());
    }

    private async Task<IReadOnlyList<string>> LanguagesAsync(CancellationToken stop)
    {
        if (cache.TryGetValue("idea languages", out IReadOnlyList<string>? known)) return known!;
        var tags = await db.Ideas.VisibleTo(member: null).Listed().Select(idea => idea.Language).Distinct().ToListAsync(stop);
        return cache.Set<IReadOnlyList<string>>("idea languages", [.. tags.Order(StringComparer.Ordinal)], TimeSpan.FromMinutes(1));
    }
}
