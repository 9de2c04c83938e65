using Community.Members;
using Microsoft.Extensions.Caching.Memory;

namespace Community.Ideas;

/// <summary>Lists of ideas as pages show them: which ideas, and in what order, is asked for every reader; a card is the same for all and is remembered.</summary>
public sealed class IdeaLists(CommunityDb db, IMemoryCache cache)
{
    /// <summary>How long a card is believed when nothing that the list asks for has changed: a name or a picture may be so old.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(10);

    /// <param name="filter">Which.</param>
    /// <param name="member">Who asks; null for a visitor.</param>
    /// <param name="turn">Another number whenever all kept pages left: what is drawn after that is read anew.</param>
    /// <param name="take">How many.</param>
    /// <param name="stop">Cancels.</param>
    public async Task<IdeaPage> PageAsync(IdeaFilter filter, Member? member, long turn, int take = IdeaList.PageSize, CancellationToken stop = default)
    {
        var (steps, next) = await db.StepsAsync(filter, member, take, stop);
        var cards = steps.Select(step => cache.TryGetValue(KeyOf(step.Id), out Known? known) && known!.Step == step && known.Turn == turn ? known.Card : null).ToList();
        var unknown = steps.Where((_, place) => cards[place] is null).ToDictionary(step => step.Id);
        var read = (await db.CardsInOrderAsync([.. unknown.Keys], stop)).ToDictionary(card => card.Id);
        foreach (var (id, card) in read) cache.Set(KeyOf(id), new Known(unknown[id], turn, card), Kept);
        return new IdeaPage([.. steps.Select((step, place) => cards[place] ?? read.GetValueOrDefault(step.Id)).OfType<IdeaCard>()], next);
    }

    private static (string, long) KeyOf(long id) => ("idea card", id);

    private sealed record Known(IdeaStretch.Step Step, long Turn, IdeaCard Card);
}
