using Community.Builds;
using Community.Members;
using Community.Pictures;
using Microsoft.EntityFrameworkCore;

namespace Community;

/// <summary>Builds for tests that are about what happens around them; their pictures have rows and no files.</summary>
public sealed partial class Portal
{
    /// <summary>A build with one picture that everybody sees, or those who belong to its group.</summary>
    public async Task<Build> NewBuildAsync(Member author, string title = "The old lighthouse", string group = "")
    {
        var draft = await NewBuildDraftAsync(author, title, group);
        Assert.Null((await Do((PublishBuild publish) => publish.By(author, draft.Id))).Refusal);
        return await BuildAsync(draft.Id);
    }

    /// <summary>The same before it was published.</summary>
    public async Task<Build> NewBuildDraftAsync(Member author, string title = "The old lighthouse", string group = "")
    {
        var saved = await Do((SaveBuildDraft save) => save.By(author, null, new BuildDraft(title, "Built in three winters, with a lamp that turns.", Group: group)));
        Assert.Null(saved.Refusal);
        await AddPictureAsync(author, saved.Value.BuildId);
        return await BuildAsync(saved.Value.BuildId);
    }

    /// <summary>The build as it is kept now.</summary>
    public Task<Build> BuildAsync(long id) => Look(db => db.Builds.AsNoTracking().SingleAsync(build => build.Id == id));

    /// <summary>One more picture at the end, with its rows and no files.</summary>
    public Task<int> AddPictureAsync(Member owner, long build) => Look(async db =>
    {
        var picture = new Picture
        {
            OwnerId = owner.Id,
            Key = Guid.NewGuid().ToString("N"),
            Name = Guid.NewGuid().ToString("N"),
            Width = 320,
            Height = 240,
            Colour = "c0ffee",
            Placeholder = "UklGRg==",
            MadeAt = db.Now,
            Sizes = [new PictureSize { Width = 320, Height = 240, Bytes = 1 }],
        };
        db.Pictures.Add(picture);
        await db.SaveChangesAsync();
        db.BuildPictures.Add(new BuildPicture { BuildId = build, PictureId = picture.Id, Place = 1 + await db.BuildPictures.CountAsync(own => own.BuildId == build) });
        return await db.SaveChangesAsync();
    });
}
