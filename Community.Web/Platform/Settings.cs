using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Community.Database;
using Community.Funnel;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Community.Platform;

/// <summary>The portal's own name, address and rules.</summary>
public sealed class PortalSettings
{
    [Required, StringLength(40)]
    public string Name { get; set; } = "Community";

    /// <summary>Where readers reach the portal; loopback while unset.</summary>
    public string? BaseUrl { get; set; }

    public bool Demo { get; set; }

    /// <summary>Visitors' pages are kept until something happens that they show.</summary>
    public bool OutputCache { get; set; } = true;

    [Range(13, 21)]
    public int MinimumAge { get; set; } = 18;

    /// <summary>What whoever reads /metrics from another machine has to show.</summary>
    [StringLength(200, MinimumLength = 20)]
    public string? MetricsKey { get; set; }

    public Uri? BaseAddress => BaseUrl is { Length: > 0 } text ? new Uri(text) : null;

    public bool IsLoopback => BaseAddress is null || BaseAddress.IsLoopback;
}

/// <summary>Reads and checks the settings once, at start: a wrong one is a sentence, not a stack trace.</summary>
public static class Settings
{
    public static void AddSettings(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(Options.Create(builder.Configuration.Read<PortalSettings>("Portal")));
        builder.Services.AddSingleton(Options.Create(builder.Configuration.Read<FunnelSettings>("Funnel")));
        if (builder.Configuration["Portal:BaseUrl"] is { Length: > 0 } address) CheckAddress(address);
        // A test brings a clock of its own.
        builder.Services.TryAddSingleton(TimeProvider.System);
    }

    /// <summary>A section whose every value can be read and is within its bounds.</summary>
    public static T Read<T>(this IConfiguration configuration, string section) where T : class, new()
    {
        try
        {
            var settings = configuration.GetSection(section).Get<T>() ?? new T();
            var wrong = new List<ValidationResult>();
            if (Validator.TryValidateObject(settings, new ValidationContext(settings), wrong, validateAllProperties: true)) return settings;
            throw new SettingsException($"A setting below {section} is wrong: {string.Join(" ", wrong.Select(one => one.ErrorMessage))}");
        }
        catch (InvalidOperationException unreadable)
        {
            throw new SettingsException($"A setting below {section} is wrong: {unreadable.Message}");
        }
    }

    public static DatabaseSettings DatabaseSettings(this WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        var named = configuration["Database:Provider"] ?? nameof(DatabaseProvider.Sqlite);
        if (Typed.Read<DatabaseProvider>(named) is not { } provider)
            throw new SettingsException($"Database:Provider is '{named}'. It can be Sqlite, Postgres or SqlServer.");
        var connection = configuration.GetConnectionString("Community");
        if (connection is null && provider != DatabaseProvider.Sqlite)
            throw new SettingsException($"ConnectionStrings:Community is missing; {provider} cannot be found without it.");
        if (!int.TryParse(configuration["Database:WaitSeconds"] ?? $"{Community.Database.DatabaseSettings.UsualWait}", NumberStyles.None, CultureInfo.InvariantCulture, out var wait) || wait is < 1 or > 300)
            throw new SettingsException("Database:WaitSeconds must be a number from 1 to 300.");
        var settings = new DatabaseSettings(provider, connection ?? $"Data Source={Path.Combine(Folders.Kept(builder.Environment, "data"), "community.db")}", WaitSeconds: wait);
        Databases.Check(settings);
        return settings;
    }

    private static void CheckAddress(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            throw new SettingsException($"Portal:BaseUrl is '{address}'. It must be an address such as https://community.example.");
        if (uri.Scheme == "http" && !uri.IsLoopback)
            throw new SettingsException($"Portal:BaseUrl is '{address}'. Away from this machine the portal is reached by https only, because sign-ins travel with it.");
    }
}
