namespace Community.Members;

/// <summary>Where the portraits of members lie, kept in their own rows: a page of posts names a hundred of them, and asks for none.</summary>
internal static class Portraits
{
    /// <summary>The rows of these members say where their portraits lie now. What the save has changed so far is written first.</summary>
    public static async Task NamePortraitsAsync(this CommunityDb db, IReadOnlyList<long> ids, CancellationToken stop)
    {
        await db.SaveChangesAsync(stop);
        var members = db.Members.Where(row => ids.Contains(row.Id));
        var portraits = await db.WherePortraitsLieAsync(members, stop);
        foreach (var member in await members.ToListAsync(stop)) member.Portrait = portraits.GetValueOrDefault(member.Id);
    }

    /// <summary>As <see cref="Member.Portrait"/> should say it, by member; those without one are not among them.</summary>
    public static async Task<Dictionary<long, string>> WherePortraitsLieAsync(this CommunityDb db, IQueryable<Member> members, CancellationToken stop)
    {
        var rows = await members.Where(row => row.PictureId != null).Join(db.Pictures, row => row.PictureId!.Value, picture => picture.Id, (row, picture) => new { row.Id, picture.Name, Width = picture.Sizes.Min(size => (int?)size.Width) }).ToListAsync(stop);
        return rows.Where(row => row.Width is not null).ToDictionary(row => row.Id, row => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{row.Name}/{row.Width}"));
    }
}
