using System.Net.Sockets;
using Community.Database;
using Microsoft.Extensions.Options;

namespace Community.Admin;

/// <summary>What can be wrong with the place where the portal starts, in one sentence for whoever starts it.</summary>
public static class Trouble
{
    public const int ExitCode = 2;

    /// <summary>ENOSPC.</summary>
    private const int DiskFull = 28;

    /// <summary>The sentence; null for a bug, whose trace is worth seeing.</summary>
    public static string? InWords(Exception exception) => exception switch
    {
        SettingsException wrong => wrong.Message,
        OptionsValidationException wrong => $"A setting is wrong: {string.Join(" ", wrong.Failures)}",
        IOException { InnerException: Microsoft.AspNetCore.Connections.AddressInUseException } taken => $"{taken.Message.TrimEnd('.')}. Stop the other program, or choose another port with ASPNETCORE_URLS.",
        SocketException { SocketErrorCode: SocketError.AccessDenied } => "This address or port may not be used by this account. Choose a port above 1023 with ASPNETCORE_URLS.",
        DirectoryNotFoundException or IOException { HResult: DiskFull } => exception.Message,
        UnauthorizedAccessException denied => $"{denied.Message} The portal needs to write there.",
        _ => Databases.TroubleInWords(exception) ?? (exception.InnerException is { } inner ? InWords(inner) : null),
    };
}
