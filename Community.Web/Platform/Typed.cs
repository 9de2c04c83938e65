namespace Community.Platform;

/// <summary>Values from closed lists as an address spells them: by name in any case, never by number.</summary>
internal static class Typed
{
    /// <summary>Null for what is none of them; strict doors refuse it, kind ones take it for nothing.</summary>
    public static TEnum? Read<TEnum>(string? typed) where TEnum : struct, Enum =>
        Enum.GetNames<TEnum>().Contains(typed, StringComparer.OrdinalIgnoreCase) ? Enum.Parse<TEnum>(typed!, ignoreCase: true) : null;
}
