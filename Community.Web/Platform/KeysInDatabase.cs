using System.Xml.Linq;
using Community.Admin;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Community.Platform;

/// <summary>Keeps the keys that sign cookies in the database, so that every node reads them and a restart signs nobody out.</summary>
public sealed class KeysInDatabase(IServiceScopeFactory scopes) : IConfigureOptions<KeyManagementOptions>, IXmlRepository
{
    public void Configure(KeyManagementOptions options) => options.XmlRepository = this;

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<CommunityDb>();
        return [.. db.DataProtectionKeys.AsNoTracking().Select(key => key.Xml).AsEnumerable().Select(xml => XElement.Parse(xml))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<CommunityDb>();
        // The framework asks for a key while somebody waits for it.
        db.SaveAsync(() =>
        {
            // Kept twice, a key would spoil the whole ring.
            db.KnowBy(db.DataProtectionKeys.Where(key => key.FriendlyName == friendlyName));
            db.DataProtectionKeys.Add(new DataProtectionKey { FriendlyName = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
            return Task.FromResult<Outcome<Done>>(Done.It);
        }).GetAwaiter().GetResult();
    }
}
