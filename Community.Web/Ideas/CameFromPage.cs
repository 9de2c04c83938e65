using Microsoft.AspNetCore.Mvc;

namespace Community.Ideas;

/// <summary>Without script a press on a card leads back to the list it was made in, not to the idea.</summary>
public static class CameFromPage
{
    public static string CameFrom(this Controller controller, string otherwise)
    {
        var request = controller.Request;
        if (!Uri.TryCreate(request.Headers.Referer.ToString(), UriKind.Absolute, out var from)) return otherwise;
        var here = from.Scheme == request.Scheme && from.Authority == request.Host.Value;
        return here && controller.Url.IsLocalUrl(from.PathAndQuery) && !from.AbsolutePath.EndsWith("/vote", StringComparison.Ordinal) ? from.PathAndQuery : otherwise;
    }
}
