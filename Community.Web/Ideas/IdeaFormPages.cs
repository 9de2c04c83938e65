using Community.Members;
using Community.Pictures;
using Microsoft.EntityFrameworkCore;

namespace Community.Ideas;

/// <summary>Fills the form: empty, with a draft where its author left it, or with the words of an idea.</summary>
public sealed class IdeaFormPages(CommunityDb db)
{
    /// <param name="me">Who writes.</param>
    /// <param name="group">Slug of the group from whose page one comes; only one's own counts.</param>
    /// <param name="stop">Cancels.</param>
    public async Task<IdeaForm> NewAsync(Member me, string? group, CancellationToken stop)
    {
        var home = await db.Groups.Where(row => row.Id == me.HomeGroupId).Select(row => row.Slug).FirstOrDefaultAsync(stop);
        var form = new IdeaForm { Language = me.Languages.Find(Languages.IsKnown) ?? "en", Group = home ?? "", Line = Admin.ProductLine.UndecidedSlug };
        await WithAsync(form, me, id: null, published: false, stop);
        if (form.Facts.Places.Groups.FirstOrDefault(own => own.Slug == group) is { } asked) form.Group = asked.Slug;
        return form;
    }

    public async Task<IdeaForm> OfAsync(Idea idea, Member me, CancellationToken stop)
    {
        var (today, better) = Concept.Split(idea.Concept);
        var form = new IdeaForm
        {
            Title = idea.Title,
            Today = today,
            Better = better,
            Language = idea.Language,
            Tags = string.Join(", ", idea.Tags.Select(tag => tag.Name)),
            Field = idea.DraftField,
            Version = idea.ConceptVersion,
            Line = await db.ProductLines.Where(row => row.Id == idea.LineId).Select(row => row.Slug).FirstAsync(stop),
            Group = await db.Groups.Where(row => row.Id == idea.GroupId).Select(row => row.Slug).FirstOrDefaultAsync(stop) ?? "",
        };
        return await WithAsync(form, me, idea.Id, idea.Stage != IdeaStage.Draft, stop);
    }

    /// <summary>The same typed words again, after a refusal.</summary>
    public async Task<IdeaForm> WithAsync(IdeaForm form, Member me, long? id, bool published, CancellationToken stop, bool stale = false)
    {
        var drafts = published ? [] : (await db.DraftsOfAsync(me, stop)).Where(draft => draft.Id != id).ToList();
        var newer = stale && id is { } idea ? (await db.VersionsAsync(idea, stop: stop)).FirstOrDefault() : null;
        // Whoever saves again has now seen the newer text.
        if (newer is not null) form.Version = newer.Version;
        var settled = published ? await db.Ideas.AsNoTracking().FirstAsync(row => row.Id == id, stop) : null;
        form.Facts = new IdeaFormFacts(id, published, settled?.RefusesGroupChangeBy(me.Id) is null, await db.PlacesForAsync(me.Id, settled?.GroupId, stop), drafts, await PicturesAsync(form, me, id, stop), Guid.NewGuid().ToString("N"), newer);
        return form;
    }

    /// <summary>Those that were chosen, with the words that were typed for them; before anybody chose, those of the idea.</summary>
    private async Task<IReadOnlyList<PictureLook>> PicturesAsync(IdeaForm form, Member me, long? id, CancellationToken stop)
    {
        if (form.Pictures is not null) return await form.Pictures.LooksAsync(db, me, stop);
        return id is { } idea ? await db.PicturesOfIdeaAsync(idea, stop) : [];
    }
}
