using Community.Text;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Community.Shared;

/// <summary>A member's face, decorative: their name stands beside it. With <c>alone</c> it says the name itself.</summary>
[HtmlTargetElement("face", Attributes = "member,name", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FaceTagHelper : TagHelper
{
    public long Member { get; set; }
    public required string Name { get; set; }
    public string? Size { get; set; }
    public bool Alone { get; set; }

    /// <summary>Said instead of the bare name, as in "Owner: Priya".</summary>
    public string? Label { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"face hue-{Face.Hue(Member)}{(Size is null ? "" : " " + Size)}");
        if (Alone)
        {
            output.Attributes.SetAttribute("role", "img");
            output.Attributes.SetAttribute("aria-label", Label ?? Name);
            output.Attributes.SetAttribute("title", Label ?? Name);
        }
        else output.Attributes.SetAttribute("aria-hidden", "true");
        output.Content.SetContent(CleanText.Initials(Name));
    }
}
