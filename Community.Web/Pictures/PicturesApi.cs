using Community.Api;
using Community.Platform;
using Community.Tokens;
using Microsoft.AspNetCore.Mvc;

namespace Community.Pictures;

/// <summary>Pictures for programs.</summary>
internal static class PicturesApi
{
    public static void MapPictures(this RouteGroupBuilder api) => api.MapPost("/pictures", CreateAsync)
        .Called("addPicture", "Add a picture", "A form with the file, at most 25 MB and 50 megapixels, and the number of one's own build that it is for. Without one the picture is for an idea, a post or one's profile, which name it by its id within a day. JPEG, PNG, WebP and GIF are taken; all metadata is taken out.")
        .For(Scopes.Write).OnceWithFiles().DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(PictureWeight.One))
        .Answers<PictureAnswer>(StatusCodes.Status201Created)
        .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status413PayloadTooLarge, StatusCodes.Status415UnsupportedMediaType, StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> CreateAsync(IFormFile file, [FromForm] long? build, CommunityDb db, CurrentMember me, FormPictures pictures, PortalAddress address, CancellationToken stop)
    {
        var kept = await pictures.KeepAsync(me.Member, build, file, stop);
        if (kept.Refusal is { } refusal) return Refused.With(refusal);
        // A picture is read where it is shown; what there is of it by itself is its largest size.
        return await PictureAnswer.ReadAsync(db, me.Member, kept.Value.Id, address.Of, stop) is { Sizes: [.., var largest] } answer ? Outcomes.Created(largest.Url, answer) : Refused.With(Refusal.NotFound);
    }
}
