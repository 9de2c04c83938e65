using Community.Database;
using Community.Platform;

namespace Community.Members;

/// <summary>Another portal that lets members in by OAuth 2, where one is set: below <c>SignIn:OAuth</c>.</summary>
public sealed class OutsideSettings
{
    private const string Section = "SignIn:OAuth";

    /// <summary>As the button calls it.</summary>
    public string Name { get; set; } = "";

    public string AuthorizationEndpoint { get; set; } = "";

    public string TokenEndpoint { get; set; } = "";

    public string UserInformationEndpoint { get; set; } = "";

    public string ClientId { get; set; } = "";

    public string ClientSecret { get; set; } = "";

    /// <summary>Parted by spaces.</summary>
    public string Scopes { get; set; } = "openid email profile";

    /// <summary>The field of the user information that never changes.</summary>
    public string IdField { get; set; } = "sub";

    public string EmailField { get; set; } = "email";

    /// <summary>The field that is true where the address is known to be theirs; empty where no such field is to be believed.</summary>
    public string VerifiedField { get; set; } = "email_verified";

    public string NameField { get; set; } = "name";

    /// <summary>Under what its identities are kept: another portal behind the same settings is another one.</summary>
    public string Provider => new Uri(UserInformationEndpoint).Authority;

    /// <summary>Null where nothing is set below the section; a wrong setting is one sentence.</summary>
    public static OutsideSettings? Of(IConfiguration configuration)
    {
        if (!configuration.GetSection(Section).Exists()) return null;
        var settings = configuration.Read<OutsideSettings>(Section);
        settings.Check();
        return settings;
    }

    private void Check()
    {
        if (Name.Length is 0 or > 40) throw new SettingsException($"{Section}:Name is missing or longer than 40 letters. It is what the button for signing in says.");
        Address(nameof(AuthorizationEndpoint), AuthorizationEndpoint);
        Address(nameof(TokenEndpoint), TokenEndpoint);
        Address(nameof(UserInformationEndpoint), UserInformationEndpoint);
        foreach (var (setting, value) in new[] { (nameof(ClientId), ClientId), (nameof(ClientSecret), ClientSecret), (nameof(IdField), IdField), (nameof(EmailField), EmailField) })
            if (value.Length == 0) throw new SettingsException($"{Section}:{setting} is missing.");
    }

    private static void Address(string setting, string value)
    {
        if (!Uri.TryCreate(value, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            throw new SettingsException($"{Section}:{setting} is '{value}'. It must be an address such as https://id.example/oauth.");
        if (uri.Scheme == "http" && !uri.IsLoopback)
            throw new SettingsException($"{Section}:{setting} is '{value}'. Away from this machine it must be https, because secrets travel to it.");
    }
}
