using QRCoder;

namespace Community.Members;

/// <summary>What the page of the second factor shows.</summary>
/// <param name="State">Off, being set up, or on.</param>
/// <param name="IsOwed">Nothing else is open until it is on.</param>
/// <param name="Picture">The QR code as an address of its own content, while it is being set up.</param>
/// <param name="Link">What the QR code says, for whoever reads this on the phone itself.</param>
public sealed record FactorPage(FactorState State, bool IsOwed, string? Picture, string? Link)
{
    private const int PixelsAModule = 8;

    /// <summary>In fours, as people type it.</summary>
    public IEnumerable<string> KeyParts => (State.Key ?? "").Chunk(4).Select(part => new string(part));

    public static FactorPage Of(FactorState state, bool isOwed, string portal, string email)
    {
        if (state.Key is null) return new FactorPage(state, isOwed, null, null);
        var link = Totp.Address(state.Key, portal, email);
        return new FactorPage(state, isOwed, PictureOf(link), link);
    }

    // Within the page: a picture with an address of its own would lie in caches and histories.
    private static string PictureOf(string words)
    {
        using var data = QRCodeGenerator.GenerateQrCode(words, QRCodeGenerator.ECCLevel.M);
        using var picture = new PngByteQRCode(data);
        return $"data:image/png;base64,{Convert.ToBase64String(picture.GetGraphic(PixelsAModule))}";
    }
}
