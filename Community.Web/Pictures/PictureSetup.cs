using Community.Platform;

namespace Community.Pictures;

/// <summary>Pictures: who makes them, where they lie, and how much a request that carries one may weigh.</summary>
public static class PictureSetup
{
    public static void AddPictures(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration.Read<PictureSettings>("Pictures");
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(new PictureFolders(settings.Folder is { Length: > 0 } folder ? folder : Folders.Kept(builder.Environment, "pictures")));
        builder.AddStore(settings);
        builder.Services.AddSingleton<IPictureEngine>(services => PictureEngine.Compiled(settings, services.GetRequiredService<ILogger<PictureEngine>>()));
        builder.Services.AddSingleton<UploadParts>().AddSingleton<MemberTurns>();
        builder.Services.AddScoped<Darkroom>().AddScoped<Uploading>().AddScoped<FormPictures>().AddScoped<PictureHome>().AddScoped<PictureSweep>().AddScoped<PictureLosses>();
        builder.Services.AddHostedService<PictureSweeping>();
    }

    private static void AddStore(this WebApplicationBuilder builder, PictureSettings settings)
    {
        if (settings.Store == PictureStoreKind.Files)
        {
            builder.Services.AddSingleton<IPictureStore, FilePictureStore>();
            return;
        }

        settings.S3.Check();
        builder.Services.AddSingleton<IPictureStore>(_ => new S3PictureStore(settings.S3));
    }
}
