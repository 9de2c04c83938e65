using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.Extensions.WebEncoders;

namespace Community.Platform;

/// <summary>Controllers and views by feature, words and formats for the reader.</summary>
public static class PageSetup
{
    public static void AddPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddControllersWithViews(mvc =>
        {
            mvc.Filters.Add<GarbledFields>(GarbledFields.Last);
            // A missing text field is an empty one; the rule that wants more says so in its own sentence.
            mvc.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
        }).AddViewOptions(views => views.HtmlHelperOptions.ClientValidationEnabled = false);
        builder.Services.Configure<RazorViewEngineOptions>(razor => razor.ViewLocationExpanders.Add(new FeatureViewLocations()));
        // Persian and Danish letters as themselves, not as entities.
        builder.Services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        builder.Services.AddRouting(routing => routing.LowercaseUrls = true);
        builder.Services.AddSingleton<Words>();
        builder.Services.AddScoped(Reader.FormatsOf);
        builder.Services.AddScoped<FragmentRenderer>();
        builder.Services.AddSingleton<Shared.DrawnParts>();
        builder.Services.AddScoped<Ideas.BrickStreams>();
        builder.Services.AddScoped<Funnel.StageStreams>();
        builder.Services.AddScoped<Ideas.IdeaFigures>();
        builder.Services.AddScoped<Ideas.IdeaFormPages>();
        builder.Services.AddScoped<Builds.BuildFormPages>();
        builder.Services.AddScoped<Builds.BuildFilters>();
        builder.Services.AddScoped<Builds.BuildShows>();
        builder.Services.AddScoped<Builds.HeartStreams>();
    }
}
