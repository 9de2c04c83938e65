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

// The limits of rows A2 to A4: the least that MVC, Razor and EF Core need for a page of 50 posts, or a list of 20 ideas, from SQLite; of A8 and A9, a bare hub;
// and of A10, the same application, asked for nothing.
builder.Services.AddDbContext<ThreadDb>(options => options.UseSqlite(builder.Configuration["Limits:Database"]));
builder.Services.AddControllersWithViews().AddRazorOptions(razor => razor.ViewLocationFormats.Add("/Thread/{0}.cshtml"));
builder.Services.AddSignalR();
var app = builder.Build();
app.MapControllers();
app.MapHub<BareHub>("/hub");
app.MapPost("/say", BareHub.SayAsync);
await app.RunAsync();
