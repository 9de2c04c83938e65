using Community.Text;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Community.Shared;

/// <summary>A member's face, decorative: their name stands beside it. With <c>alone</c> it says the name itself. Where they show no portrait it is their initials.</summary>
[HtmlTargetElement("face", Attributes = "member,name", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FaceTagHelper : TagHelper
{
    public long Member { get; set; }
    public required string Name { get; set; }
    public string? Size { get; set; }

    /// <summary>Where the smallest size of it lies: name and width.</summary>
    public string? Portrait { get; set; }
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
        if (Portrait is { Length: > 0 } portrait) output.Content.SetHtmlContent(Drawn(portrait));
        else output.Content.SetContent(CleanText.Initials(Name));
    }

    /// <summary>Its place is known before it is there, so nothing on the page moves; the stylesheet says how large it is.</summary>
    private TagBuilder Drawn(string portrait)
    {
        var side = Size switch { "sm" => "26", "lg" => "78", _ => "36" };
        var picture = new TagBuilder("img") { TagRenderMode = TagRenderMode.SelfClosing };
        picture.Attributes["src"] = $"/pictures/{portrait}.webp";
        (picture.Attributes["width"], picture.Attributes["height"], picture.Attributes["alt"]) = (side, side, "");
        // A page's first thing to be seen is asked for at once, and a long thread's faces as one comes to them.
        if (Size != "lg") (picture.Attributes["loading"], picture.Attributes["decoding"]) = ("lazy", "async");
        return picture;
    }
}
