namespace Community.Api;

/// <summary>A body as a program might send it.</summary>
internal sealed record Example(object Body);

/// <summary>What the document tells of an operation, said where the operation is mapped.</summary>
internal static class Described
{
    /// <param name="route">The operation.</param>
    /// <param name="name">Its name in generated clients.</param>
    /// <param name="summary">What it does, in a sentence.</param>
    /// <param name="more">What one must know to use it.</param>
    public static RouteHandlerBuilder Called(this RouteHandlerBuilder route, string name, string summary, string more = "") =>
        route.WithName(name).WithSummary(summary).WithDescription(more);

    public static RouteHandlerBuilder Answers<T>(this RouteHandlerBuilder route, int status = StatusCodes.Status200OK) => route.Produces<T>(status, "application/json");

    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder route, params int[] statuses)
    {
        foreach (var status in statuses) route.Produces<Problem>(status, Problem.MediaType);
        return route;
    }

    /// <summary>A body can be no JSON, too large, or in another format.</summary>
    public static RouteHandlerBuilder Takes(this RouteHandlerBuilder route, object example) =>
        route.WithMetadata(new Example(example)).Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status413PayloadTooLarge, StatusCodes.Status415UnsupportedMediaType);
}
