using Community.Members;
using Microsoft.Extensions.Caching.Memory;

namespace Community.Ideas;

/// <summary>Lists of ideas as pages show them: which ideas, and in what order, is asked for every reader; a card is the same for all and is remembered.</summary>
public sealed class IdeaLists(CommunityDb db, IMemoryCache cache)
{
    /// <summary>How long a card is believed when nothing that the list asks for has changed: the name of a group or a picture of the idea may be so old.</summary>
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
        // Read a moment later, a card may be newer than what was asked for it.
        foreach (var card in read.Values.Where(card => unknown[card.Id] is { } step && (card.Votes, card.Posts, card.Stage, card.AuthorPortrait) == (step.Votes, step.Posts, step.Stage, step.Portrait)))
            cache.Set(KeyOf(card.Id), new Known(unknown[card.Id], turn, card), Kept);
        return new IdeaPage([.. steps.Select((step, place) => cards[place] ?? read.GetValueOrDefault(step.Id)).OfType<IdeaCard>()], next);
    }

    private static (string, long) KeyOf(long id) => ("idea card", id);

    private sealed record Known(IdeaStretch.Step Step, long Turn, IdeaCard Card);
}
