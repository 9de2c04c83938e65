namespace Community.Pictures;

/// <summary>The portal writes down by what it will know the place of its pictures.</summary>
public sealed class MarkStore(CommunityDb db)
{
    /// <summary>The mark that is written down now.</summary>
    /// <param name="mark">Drawn before the save.</param>
    /// <param name="anew">In the place of an earlier one, which is else the one that stays.</param>
    /// <param name="stop">Cancels.</param>
    public Task<Outcome<string>> By(string mark, bool anew, CancellationToken stop = default) => db.SaveAsync<string>(async () =>
    {
        var row = await db.StoreMarks.SingleOrDefaultAsync(stop);
        if (row is not null && !anew) return row.Mark;
        if (row is null) db.StoreMarks.Add(new StoreMark { Mark = mark });
        else row.Mark = mark;
        db.KnowBy(db.StoreMarks.Where(one => one.Mark == mark));
        return mark;
    }, stop);
}
