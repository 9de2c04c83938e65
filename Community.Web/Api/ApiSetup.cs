using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Community.Builds;
using Community.Funnel;
using Community.Groups;
using Community.Ideas;
using Community.Members;
using Community.Moderation;
using Community.Pictures;
using Community.Platform;
using Community.Threads;
using Community.Tokens;
using Microsoft.AspNetCore.Authorization;

namespace Community.Api;

/// <summary>The API for programs: where it lies, how it reads JSON, and what it offers.</summary>
public static class ApiSetup
{
    public const string Root = "/api/v1";

    public static bool IsApi(this HttpRequest request) => request.Path.StartsWithSegments(Root, StringComparison.OrdinalIgnoreCase);

    public static void AddApi(this WebApplicationBuilder builder)
    {
        builder.Services.ConfigureHttpJsonOptions(json => ReadStrictly(json.SerializerOptions));
        // What cannot be read is the sender's doing: an answer, and in development no exception either.
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = false);
        builder.Services.AddSingleton<IAuthorizationHandler, ScopeDoor>();
        builder.Services.AddApiDocument();
    }

    public static void MapApi(this WebApplication app)
    {
        var api = app.MapGroup(Root).AddEndpointFilter(ReadCallerAsync);
        api.MapTokens();
        api.MapMembers();
        api.MapIdeas();
        api.MapIdeaVotes();
        api.MapBuilds();
        api.MapPosts();
        api.MapFunnel();
        api.MapBoard();
        api.MapGroups();
        api.MapReports();
        api.MapPictures();
        app.MapOpenApi();
    }

    /// <summary>A misspelt field or a number in quotes is told of, since taking it for nothing would do what nobody asked for.</summary>
    private static void ReadStrictly(JsonSerializerOptions json)
    {
        json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        json.NumberHandling = JsonNumberHandling.Strict;
        json.AllowDuplicateProperties = false;
        json.RespectNullableAnnotations = true;
        json.MaxDepth = 16;
        // Persian as itself, not as escapes of six letters each: what is said here is JSON and nothing else, and no browser is to guess otherwise.
        json.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        json.Converters.Add(new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false));
    }

    private static async ValueTask<object?> ReadCallerAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var current = http.RequestServices.GetRequiredService<CurrentMember>();
        var member = await current.ReadAsync(http.User, http.RequestAborted);
        if (current.Enrolling is not null) return Refused.With(MemberRefusals.FactorOwed);
        // The session ended between its door and here.
        if (member is null && http.User.Identity?.IsAuthenticated == true) return Refused.With(Refusal.SignInFirst);
        return await next(context);
    }
}
