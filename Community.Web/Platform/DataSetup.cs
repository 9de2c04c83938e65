using Community.Database;
using Community.Events;
using Community.Funnel;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

namespace Community.Platform;

/// <summary>The database, the use cases and the work that follows their events.</summary>
public static class DataSetup
{
    public static void AddData(this WebApplicationBuilder builder)
    {
        builder.Services.AddCommunityDb(builder.DatabaseSettings());
        builder.Services.AddScoped<Migrator>();
        builder.Services.AddUseCases(typeof(DataSetup).Assembly);
        builder.Services.AddSingleton<FollowUpRunner>();
        builder.Services.AddHostedService(services => services.GetRequiredService<FollowUpRunner>());
        builder.Services.AddHostedService<EventRelay>();
        builder.Services.AddHostedService<PromiseWatch>();
        builder.Services.AddScoped<IdeaPassage>();
        builder.Services.AddHealthChecks().AddCheck<Health>("database");
        builder.Services.AddDataProtection().SetApplicationName("Community");
        builder.Services.AddSingleton<IConfigureOptions<KeyManagementOptions>, KeysInDatabase>();
    }
}
