using System.Reflection;
using Community.Events;
using Community.Members;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Community;

/// <summary>Finds the use cases (sealed classes with a method <c>By</c>) and the follow-ups, so that nobody keeps a list of them.</summary>
public static class UseCases
{
    public static IServiceCollection AddUseCases(this IServiceCollection services, params Assembly[] assemblies)
    {
        var followUps = new FollowUps([typeof(UseCases).Assembly, .. assemblies]);
        services.AddSingleton(followUps);
        services.TryAddSingleton(new OpenProvider(null));
        foreach (var type in followUps.Types.Values.Concat(followUps.LiveTypes).Distinct()) services.AddScoped(type);
        foreach (var type in typeof(UseCases).Assembly.GetTypes().Where(type => type is { IsSealed: true, IsPublic: true } && type.GetMethod("By") is not null)) services.AddScoped(type);
        return services;
    }
}
