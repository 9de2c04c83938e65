using System.Net.Http.Headers;
using Community.Builds;
using Community.Members;
using Community.Pictures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Community;

/// <summary>Pictures with files, as members send them.</summary>
public sealed partial class Portal
{
    public PictureFolders PictureFolders => Services.GetRequiredService<PictureFolders>();

    /// <summary>A draft of a build, without pictures yet.</summary>
    public async Task<long> NewEmptyBuildAsync(Member author) =>
        (await Do((SaveBuildDraft save) => save.By(author, null, new BuildDraft("The old lighthouse", "Built in three winters, with a lamp that turns.")))).Value.BuildId;

    /// <summary>Another picture, for a build or loose, made by the engine that members meet.</summary>
    public async Task<Picture> NewPictureAsync(Member author, long? build = null)
    {
        var file = Path.Combine(TestPictures.NewFolder(), "sent");
        await File.WriteAllBytesAsync(file, TestPictures.Corners());
        var kept = await Do((Darkroom darkroom) => darkroom.DevelopAsync(author, build, file));
        Assert.Null(kept.Refusal);
        return await PictureAsync(kept.Value.Id);
    }

    public Task<Picture> PictureAsync(long id) => Look(db => db.Pictures.AsNoTracking().Include(row => row.Sizes).SingleAsync(row => row.Id == id));

    /// <summary>A file where a row says that there is one.</summary>
    public async Task LayDownAsync(string key, int width, int bytes)
    {
        var folder = Community.Pictures.PictureFolders.Prepare(Path.Combine(PictureFolders.Making, key));
        await File.WriteAllBytesAsync(Path.Combine(folder, $"{width}.webp"), new byte[bytes]);
        await Services.GetRequiredService<IPictureStore>().KeepAsync(key, folder);
    }

    /// <summary>A form with one file, as a browser or a program sends it.</summary>
    public static MultipartFormDataContent PictureForm(long? build, byte[] file, string name = "photo.jpg")
    {
        var contents = new ByteArrayContent(file);
        contents.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
        var form = new MultipartFormDataContent { { contents, "file", name } };
        if (build is { } id) form.Add(new StringContent(id.ToString(System.Globalization.CultureInfo.InvariantCulture)), "build");
        return form;
    }
}
