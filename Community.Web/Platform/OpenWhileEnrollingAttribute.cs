namespace Community.Platform;

/// <summary>Open to staff who have yet to set up a second factor: where they do it, the way out, and another language.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class OpenWhileEnrollingAttribute : Attribute;
