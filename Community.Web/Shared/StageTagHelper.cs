using Community.Platform;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Community.Shared;

/// <summary>The stage an idea stands in: a square of its colour and its word.</summary>
[HtmlTargetElement("stage", Attributes = "of", TagStructure = TagStructure.WithoutEndTag)]
public sealed class StageTagHelper(Words words) : TagHelper
{
    public required object Of { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "stage");
        output.Attributes.SetAttribute("data-stage", Of.ToString());
        output.Content.SetContent(words[$"Shared.Stage.{Of}"]);
    }
}
