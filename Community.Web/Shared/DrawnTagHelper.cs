using System.Text.Encodings.Web;
using Community.Platform;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Community.Shared;

/// <summary>
/// <c>&lt;drawn by="..."&gt;</c>: what stands in it is drawn once for all who are told the same, in their language and time zone. Whatever it shows or hangs on is in
/// <c>by</c>, compared by value; what it would do beside showing is not done when it is remembered.
/// </summary>
[HtmlTargetElement("drawn", Attributes = "by")]
public sealed class DrawnTagHelper(DrawnParts drawn, Formats formats, HtmlEncoder encoder) : TagHelper
{
    public required object By { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(await drawn.OfAsync(new Place(context.UniqueId, formats.Zone, By), async () =>
        {
            await using var writer = new StringWriter();
            (await output.GetChildContentAsync()).WriteTo(writer, encoder);
            return writer.ToString();
        }));
    }

    /// <param name="Id">Of the element among those of all pages.</param>
    private sealed record Place(string Id, string Zone, object By);
}
