using Community.Members;
using Community.Text;

namespace Community.Pictures;

/// <summary>Pictures come into what shows them, leave it and change their order, within the save of what shows them; its row is held and in the database.</summary>
internal static class ArrangingPictures
{
    /// <summary>Answers why not; null when the idea shows exactly these.</summary>
    /// <param name="db">Within a save.</param>
    /// <param name="ideaId">Whose row is held.</param>
    /// <param name="editorId">New pictures are theirs; those that stay may be anybody's.</param>
    /// <param name="wanted">All of them, in their order.</param>
    /// <param name="stop">Cancels.</param>
    public static async Task<Refusal?> ArrangeIdeaPicturesAsync(this CommunityDb db, long ideaId, long editorId, IReadOnlyList<ChosenPicture> wanted, CancellationToken stop)
    {
        var there = await db.IdeaPictures.Where(own => own.IdeaId == ideaId).ToListAsync(stop);
        if (await db.ArrangeAsync(there, id => new IdeaPicture { PictureId = id, IdeaId = ideaId }, IdeaPicture.PerIdea, editorId, wanted, stop) is { } refusal) return refusal;
        await db.OpenOrCloseAsync(db.PicturesOfIdea(ideaId), stop);
        return null;
    }

    /// <summary>The same for a post; before its thread, its subject is held (<see cref="PictureOpening.HoldSubjectAsync"/>).</summary>
    public static async Task<Refusal?> ArrangePostPicturesAsync(this CommunityDb db, long postId, long editorId, IReadOnlyList<ChosenPicture> wanted, CancellationToken stop)
    {
        var there = await db.PostPictures.Where(own => own.PostId == postId).ToListAsync(stop);
        if (await db.ArrangeAsync(there, id => new PostPicture { PictureId = id, PostId = postId }, PostPicture.PerPost, editorId, wanted, stop) is { } refusal) return refusal;
        await db.OpenOrCloseAsync(db.PicturesOfPost(postId), stop);
        return null;
    }

    /// <summary>A member shows themselves by this picture of theirs, or by none.</summary>
    public static async Task<Refusal?> SetPortraitAsync(this CommunityDb db, Member row, ChosenPicture? wanted, CancellationToken stop)
    {
        if (wanted is not null && wanted.Id == row.PictureId) return await db.DescribeAsync([wanted], stop);
        if (wanted is not null && await db.TakeAsync([wanted.Id], row.Id, stop) is { } refusal) return refusal;
        if (wanted is not null && await db.DescribeAsync([wanted], stop) is { } unsaid) return unsaid;
        var before = row.PictureId;
        row.PictureId = wanted?.Id;
        await db.SaveChangesAsync(stop);
        if (before is { } left) await db.LoosenAsync([left], stop);
        if (wanted is not null) await db.OpenOrCloseAsync(db.Pictures.Where(picture => picture.Id == wanted.Id).Select(picture => picture.Id), stop);
        return null;
    }

    /// <summary>What shows them is about to go, or they have left it: they close, and are swept a day later unless they are shown elsewhere by then.</summary>
    public static async Task LoosenAsync(this CommunityDb db, IReadOnlyList<long> ids, CancellationToken stop)
    {
        foreach (var picture in await db.Pictures.Where(row => ids.Contains(row.Id)).OrderBy(row => row.Id).ToListAsync(stop))
        {
            picture.LooseSince = db.Now;
            if (picture.OpenSince is not null) picture.Turn(db.Now);
        }
    }

    private static async Task<Refusal?> ArrangeAsync<TPlaced>(
        this CommunityDb db, List<TPlaced> there, Func<long, TPlaced> put, int most, long editorId, IReadOnlyList<ChosenPicture> wanted, CancellationToken stop) where TPlaced : class, IPlacedPicture
    {
        var ids = wanted.Select(chosen => chosen.Id).ToList();
        if (ids.Count > most) return PictureRefusals.TooManyHere(most);
        // The same one twice: which place is meant, nobody can say.
        if (ids.Distinct().Count() < ids.Count) return Refusal.Unreadable;
        if (await db.TakeAsync([.. ids.Except(there.Select(own => own.PictureId))], editorId, stop) is { } missing) return missing;
        if (await db.DescribeAsync(wanted, stop) is { } unsaid) return unsaid;

        var gone = there.Where(own => !ids.Contains(own.PictureId)).ToList();
        db.RemoveRange(gone);
        foreach (var (nth, id) in ids.Index())
        {
            var own = there.Find(row => row.PictureId == id) ?? db.Add(put(id)).Entity;
            own.Place = nth + 1;
        }

        await db.SaveChangesAsync(stop);
        await db.LoosenAsync([.. gone.Select(own => own.PictureId)], stop);
        return null;
    }

    /// <summary>The editor's own loose pictures are loose no more. Held, so that none comes into two things at once, and none is swept meanwhile.</summary>
    private static async Task<Refusal?> TakeAsync(this CommunityDb db, IReadOnlyList<long> ids, long editorId, CancellationToken stop)
    {
        foreach (var id in ids.Order()) await db.LockAsync<Picture>(id, stop);
        var pictures = await db.Pictures.Where(row => ids.Contains(row.Id) && row.OwnerId == editorId && row.LooseSince != null).ToListAsync(stop);
        if (pictures.Count < ids.Count) return PictureRefusals.NotThere;
        foreach (var picture in pictures) picture.LooseSince = null;
        return null;
    }

    private static async Task<Refusal?> DescribeAsync(this CommunityDb db, IReadOnlyList<ChosenPicture> wanted, CancellationToken stop)
    {
        var words = wanted.Where(chosen => chosen.Alt is not null).ToDictionary(chosen => chosen.Id, chosen => CleanText.Line(chosen.Alt));
        var ids = words.Keys.ToList();
        if (words.Values.Any(alt => alt.Length > Picture.LongestAlt)) return PictureRefusals.AltLength;
        foreach (var picture in await db.Pictures.Where(row => ids.Contains(row.Id)).ToListAsync(stop)) picture.Alt = words[picture.Id];
        return null;
    }
}
