using System.Globalization;
using Community.Platform;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Community.Shared;

/// <summary>How long ago something was: in words from the server, kept true by the client while the page stays open.</summary>
[HtmlTargetElement("ago", Attributes = "at", TagStructure = TagStructure.WithoutEndTag)]
public sealed class AgoTagHelper(Formats formats) : TagHelper
{
    public DateTime At { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("datetime", At.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        output.Attributes.SetAttribute("title", formats.Date(At));
        output.Attributes.SetAttribute("data-controller", "relative-time");
        output.Content.SetContent(formats.Ago(At));
    }
}
