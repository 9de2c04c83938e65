namespace Community.Admin;

/// <summary>Whoever runs a command pressed Ctrl-C; the message is all that they are told.</summary>
public sealed class Stopped(string message) : Exception(message)
{
    /// <summary>128 and the number of the signal, as shells have it.</summary>
    public const int ExitCode = 130;
}
