using Community.Bench;
using Microsoft.EntityFrameworkCore;

var builder = WebApplication.CreateBuilder(args);
builder.Logging.ClearProviders();
if (builder.Configuration["Limits:Bytes"] is { } file)
{
    // The limit of row A1: Kestrel with nothing above it that answers these bytes.
    var bytes = await File.ReadAllBytesAsync(file);
    var bare = builder.Build();
    bare.Run(context =>
    {
        (context.Response.ContentType, context.Response.ContentLength) = ("text/html; charset=utf-8", bytes.Length);
        return context.Response.Body.WriteAsync(bytes).AsTask();
    });
    await bare.RunAsync();
    return;
}

// The limit of rows A2 and A3: the least that MVC, Razor and EF Core need for a page of 50 posts from SQLite.
builder.Services.AddDbContext<ThreadDb>(options => options.UseSqlite(builder.Configuration["Limits:Database"]));
builder.Services.AddControllersWithViews().AddRazorOptions(razor => razor.ViewLocationFormats.Add("/Thread/{0}.cshtml"));
var app = builder.Build();
app.MapControllers();
await app.RunAsync();
