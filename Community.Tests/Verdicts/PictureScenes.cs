using System.Text;
using Community.Pictures;
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

    private async Task UploadAsync()
    {
        var build = await DraftBuildAsync();
        var started = await portal.Do((StartUpload start) => start.By(portal.Marie, build.Id, "photo.jpg", 1_000));
        Done(started);
        values["upload"] = started.Value.Id.ToString("N");
        values["told"] = $"build {Convert.ToBase64String(Encoding.UTF8.GetBytes(Text(build.Id)))}";
    }
}
