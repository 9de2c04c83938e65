namespace Community.Platform;

/// <summary>Reads the form of a request.</summary>
internal static class SoundForm
{
    /// <summary>A form that cannot be read, cut short, too long or in an encoding nobody uses, is the sender's doing and no fault of ours.</summary>
    public static async Task<IFormCollection> ReadSoundFormAsync(this HttpRequest request)
    {
        try
        {
            return await request.ReadFormAsync(request.HttpContext.RequestAborted);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or NotSupportedException or ArgumentException && exception is not BadHttpRequestException)
        {
            throw new BadHttpRequestException(exception.Message, exception);
        }
    }
}
