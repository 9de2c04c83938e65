using System.Globalization;
using Community.Members;
using Community.Pictures;
using Microsoft.EntityFrameworkCore;

namespace Community.Builds;

/// <summary>Fills the form: empty, with a draft where its author left it, or with the words of a build.</summary>
public sealed class BuildFormPages(CommunityDb db)
{
    /// <param name="me">Who writes.</param>
    /// <param name="group">Slug of the group from whose page one comes; only one's own counts.</param>
    /// <param name="idea">The idea from whose page one comes.</param>
    /// <param name="stop">Cancels.</param>
    public async Task<BuildForm> NewAsync(Member me, string? group, long? idea, CancellationToken stop)
    {
        var form = new BuildForm { Language = me.Languages.Find(Languages.IsKnown) ?? "en", Idea = idea?.ToString(CultureInfo.InvariantCulture) ?? "" };
        await WithAsync(form, me, id: null, stop);
        if (form.Facts.Groups.FirstOrDefault(own => own.Slug == group) is { } asked) form.Group = asked.Slug;
        return form;
    }

    public async Task<BuildForm> OfAsync(Build build, Member me, CancellationToken stop)
    {
        var form = new BuildForm
        {
            Title = build.Title,
            Story = build.Story,
            Credits = build.Credits,
            Theme = build.Theme,
            Scale = build.Scale,
            Licence = build.Licence,
            Parts = build.Parts?.ToString(CultureInfo.InvariantCulture) ?? "",
            Language = build.Language,
            Tags = string.Join(CultureInfo.CurrentUICulture.TextInfo.IsRightToLeft ? "، " : ", ", build.Tags.Select(tag => tag.Name)),
            Version = build.Version,
            Idea = build.IdeaId?.ToString(CultureInfo.InvariantCulture) ?? "",
            Group = await db.Groups.Where(row => row.Id == build.GroupId).Select(row => row.Slug).FirstOrDefaultAsync(stop) ?? "",
        };
        return await WithAsync(form, me, build.Id, stop);
    }

    /// <summary>The same typed words again, after a refusal.</summary>
    public async Task<BuildForm> WithAsync(BuildForm form, Member me, long? id, CancellationToken stop, bool stale = false)
    {
        var build = id is null ? null : await db.Builds.VisibleTo(me).AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, stop);
        var drafts = (await db.BuildDraftsOfAsync(me, stop)).Where(draft => draft.Id != id).ToList();
        IReadOnlyList<PictureLook> pictures = build is null ? [] : await db.PicturesOfBuildAsync(build.Id, stop);
        // Whoever saves again has now seen the newer text.
        if (stale && build is not null) form.Version = build.Version;
        form.Facts = new BuildFormFacts(
            build?.Id, build?.State ?? BuildState.Draft, await db.GroupsForBuildAsync(me.Id, build?.GroupId, stop), await IdeaAsync(form.Idea, me, stop),
            build is { State: not BuildState.Draft } ? [] : drafts, build is { State: not BuildState.Draft } ? [] : await db.BuildsAsideOfAsync(me, stop), pictures, Guid.NewGuid().ToString("N"), stale ? build : null);
        return form;
    }

    /// <summary>So that the author sees which one a number means.</summary>
    private Task<ShownIdea?> IdeaAsync(string? typed, Member me, CancellationToken stop) =>
        long.TryParse(BuildForm.InLatinDigits(typed), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? db.ShownIdeaAsync(id, me, stop) : Task.FromResult<ShownIdea?>(null);
}
