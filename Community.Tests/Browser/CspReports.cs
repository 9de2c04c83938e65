using Microsoft.Playwright;

namespace Community.Browser;

/// <summary>Tells of everything the Content-Security-Policy stopped, or would have, on any page of a window.</summary>
internal static class CspReports
{
    // Pages without script run no listener either; there the console tells the same.
    private const string Listener = """
        addEventListener('securitypolicyviolation', event => reportPolicyViolation(
          `${event.effectiveDirective} stopped ${event.blockedURI || 'inline'} on ${event.documentURI}`
          + ` (${event.sourceFile || 'the page'}:${event.lineNumber}) ${event.sample}`))
        """;

    public static async Task Watch(IBrowserContext context, Action<string> complain)
    {
        await context.ExposeBindingAsync<string>("reportPolicyViolation", (_, violation) => complain($"Content-Security-Policy: {violation}"));
        await context.AddInitScriptAsync(Listener);
    }
}
