using Community.Admin;
using Community.Database;
using Community.Events;
using Community.Funnel;
using Community.Groups;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

namespace Community.Platform;

/// <summary>The database, the use cases and the work that follows their events.</summary>
public static class DataSetup
{
    public static void AddData(this WebApplicationBuilder builder)
    {
        // A line for every statement hides the one line that matters; a setting can still ask for them.
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);
        builder.Services.AddCommunityDb(builder.DatabaseSettings());
        builder.Services.AddScoped<Migrator>().AddScoped<BackUp>().AddScoped<BackupPictures>().AddScoped<Restore>();
        builder.Services.AddScoped<Checkup>();
        builder.Services.AddUseCases(typeof(DataSetup).Assembly);
        builder.Services.AddScoped<GroupList>().AddScoped<Roster>().AddScoped<GroupDesk>();
        builder.Services.AddSingleton<FollowUpRunner>();
        builder.Services.AddHostedService(services => services.GetRequiredService<FollowUpRunner>());
        builder.Services.AddHostedService<EventRelay>();
        builder.Services.AddHostedService<Ideas.DraftReminders>();
        builder.Services.AddHostedService<Builds.BuildSweeps>();
        builder.Services.AddHostedService<PromiseWatch>();
        builder.Services.AddHostedService<Sweeping>();
        builder.Services.AddScoped<IdeaPassage>().AddScoped<Ideas.IdeaLists>().AddScoped<Ideas.IdeaSights>().AddScoped<Threads.ThreadWindows>();
        builder.Services.AddHealthChecks().AddCheck<Health>("database");
        builder.Services.AddDataProtection().SetApplicationName("Community");
        builder.Services.AddSingleton<IConfigureOptions<KeyManagementOptions>, KeysInDatabase>();
    }
}
