using Community.Members;

namespace Community.Pictures;

/// <summary>What a form that was refused draws again.</summary>
public static class ChosenLooks
{
    /// <summary>The chosen pictures that the member may see, in the order of the form and with the words that were typed for them.</summary>
    public static async Task<IReadOnlyList<PictureLook>> LooksAsync(this List<PictureChoice>? choices, CommunityDb db, Member member, CancellationToken stop)
    {
        var chosen = choices.Chosen() ?? [];
        var words = chosen.DistinctBy(choice => choice.Id).ToDictionary(choice => choice.Id, choice => choice.Alt ?? "");
        return [.. (await db.ChosenLooksAsync(member, [.. words.Keys], stop)).Select(look => look with { Alt = words[look.Id] })];
    }
}
