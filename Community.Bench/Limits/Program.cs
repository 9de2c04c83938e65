using Community.Bench;
using Microsoft.EntityFrameworkCore;

// The limit of row A2: the least that MVC, Razor and EF Core need for a page of 50 posts from SQLite.
var builder = WebApplication.CreateBuilder(args);
builder.Logging.ClearProviders();
builder.Services.AddDbContext<ThreadDb>(options => options.UseSqlite(builder.Configuration["Limits:Database"]));
builder.Services.AddControllersWithViews().AddRazorOptions(razor => razor.ViewLocationFormats.Add("/Thread/{0}.cshtml"));
var app = builder.Build();
app.MapControllers();
await app.RunAsync();
