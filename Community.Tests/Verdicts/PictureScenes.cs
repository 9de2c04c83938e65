using System.Text;
using Community.Funnel;
using Community.Ideas;
using Community.Notifications;
using Community.Pictures;
using Community.Threads;
using Microsoft.EntityFrameworkCore;

namespace Community.Verdicts;

/// <summary>Pictures with a file, and a file on its way.</summary>
internal sealed partial class Scenes
{
    private async Task PictureAsync(bool shown)
    {
        var build = shown ? await BuildAsync() : await DraftBuildAsync();
        var picture = await portal.Look(db => db.Pictures.AsNoTracking().FirstAsync(row => db.BuildPictures.Any(own => own.PictureId == row.Id && own.BuildId == build.Id)));
        if (!Directory.Exists(portal.PictureFolders.KeptAt(picture.Key))) await portal.LayDownAsync(picture.Key, 320, 1);
        values["name"] = picture.Name;
    }

    private async Task PictureOfIdeaAsync(bool hidden)
    {
        var idea = await IdeaAsync();
        await ShowAsync(async pictures => Done(await portal.Do((EditIdea edit) => edit.By(portal.Marie, idea.Id, WordsOf(idea) with { Pictures = pictures }, idea.ConceptVersion))));
        if (hidden) await HideAsync(SubjectKind.Idea, idea.Id);
        await NameAsync(idea.Id);
    }

    private async Task PictureOfDraftAsync()
    {
        await DraftAsync();
        var idea = await portal.IdeaAsync(Number("id"));
        await ShowAsync(async pictures => Done(await portal.Do((SaveDraft save) => save.By(portal.Marie, idea.Id, WordsOf(idea) with { Pictures = pictures }))));
        await NameAsync(idea.Id);
    }

    private async Task PictureOfPostAsync(bool hidden)
    {
        var post = await PostAsync();
        var (thread, seq) = (Number("thread"), Number("seq"));
        await ShowAsync(async pictures => Done(await portal.Do((EditPost edit) => edit.By(portal.Marie, thread, seq, values["text"], pictures: pictures))));
        if (hidden) await HideAsync(SubjectKind.Post, post);
        values["name"] = (await portal.Look(db => db.Pictures.SingleAsync(row => db.PostPictures.Any(own => own.PictureId == row.Id && own.PostId == post)))).Name;
    }

    private async Task LoosePictureAsync() => Put("id", (await portal.NewPictureAsync(portal.Marie)).Id);

    private async Task ShowAsync(Func<IReadOnlyList<ChosenPicture>, Task> show) => await show([new ChosenPicture((await portal.NewPictureAsync(portal.Marie)).Id)]);

    /// <summary>As it is called now.</summary>
    private async Task NameAsync(long idea) => values["name"] = (await portal.Look(db => db.PicturesOfIdeaAsync(idea)))[0].Name;

    private IdeaDraft WordsOf(Idea idea)
    {
        var (today, better) = Concept.Split(idea.Concept);
        return new IdeaDraft(idea.Title, today, better, portal.Storage.Slug, portal.Club.Slug);
    }

    private async Task UploadAsync()
    {
        var build = await DraftBuildAsync();
        var started = await portal.Do((StartUpload start) => start.By(portal.Marie, build.Id, "photo.jpg", 1_000));
        Done(started);
        values["upload"] = started.Value.Id.ToString("N");
        values["told"] = $"build {Convert.ToBase64String(Encoding.UTF8.GetBytes(Text(build.Id)))}";
    }
}
