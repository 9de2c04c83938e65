using System.Text.Json;
using Community.Platform;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;

namespace Community.Api;

/// <summary>The document at <c>/openapi/v1.json</c>: made from the endpoints as they are mapped, so that it cannot say otherwise.</summary>
public static class ApiDocument
{
    private const string Name = "v1";

    public static void AddApiDocument(this IServiceCollection services) => services.AddOpenApi(Name, options =>
    {
        options.ShouldInclude = description => $"/{description.RelativePath}".StartsWith(ApiSetup.Root, StringComparison.Ordinal);
        options.AddDocumentTransformer((document, context, _) =>
        {
            Introduce(document, context.ApplicationServices);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            Complete(operation, context);
            return Task.CompletedTask;
        });
    });

    private static void Introduce(OpenApiDocument document, IServiceProvider services)
    {
        var portal = services.GetRequiredService<IOptions<PortalSettings>>().Value.Name;
        document.Info = new OpenApiInfo { Title = portal, Version = Name, Description = "Ideas, votes, posts, groups, forwards, answers, the board and reports, for programs. The page at /api shows how to begin." };
        document.Servers = [new OpenApiServer { Url = services.GetRequiredService<PortalAddress>().Of("") }];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
        document.Components.SecuritySchemes[BearerTokens.Scheme] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "A token from POST /api/v1/token, or a personal one from /account/tokens. Scopes are read, write and manage.",
        };
    }

    private static void Complete(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        foreach (var (status, answer) in operation.Responses ?? []) answer.Description = ReasonPhrases.GetReasonPhrase(int.Parse(status));
        if (metadata.OfType<ScopeNeeded>().LastOrDefault() is { } needed) Lock(operation, needed, context.Document!);
        if (metadata.OfType<TakesOnceKey>().Any()) TakeKey(operation);
        if (metadata.OfType<Example>().LastOrDefault() is { } example) Show(operation, example, context.ApplicationServices);
    }

    private static void Lock(OpenApiOperation operation, ScopeNeeded needed, OpenApiDocument document)
    {
        operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(BearerTokens.Scheme, document)] = [] }];
        // An empty requirement says that none is needed.
        if (needed.Visitors) operation.Security.Insert(0, []);
        var scope = $"Scope: {needed.Scope.ToString().ToLowerInvariant()}.";
        operation.Description = string.IsNullOrEmpty(operation.Description) ? scope : $"{operation.Description} {scope}";
    }

    private static void TakeKey(OpenApiOperation operation)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = OnceKey.Header,
            In = ParameterLocation.Header,
            Description = "Up to 80 characters of your own. Sent again within a day with the same body, it has no second effect and the same answer; with another body it is refused.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = OnceKey.Longest },
            Example = "2f1c0f5a-a-key-of-your-own",
        });
    }

    private static void Show(OpenApiOperation operation, Example example, IServiceProvider services)
    {
        if (operation.RequestBody?.Content is not { } content || !content.TryGetValue("application/json", out var body)) return;
        var json = services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var shown = JsonSerializer.SerializeToNode(example.Body, example.Body.GetType(), json)!.AsObject();
        foreach (var (name, _) in shown.Where(field => field.Value is null).ToList()) shown.Remove(name);
        body.Example = shown;
    }
}
