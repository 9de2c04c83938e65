using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Community.Shared;

/// <summary>A picture for a word that stands beside it. The build collects the named ones into one sprite (Client/icons.mjs).</summary>
[HtmlTargetElement("icon", Attributes = "name", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTagHelper : TagHelper
{
    private const string Sprite = "dist/icons.svg";

    // The same few pictures stand on every page, hundreds of times.
    private static readonly ConcurrentDictionary<(string, PathString, string, string?), HtmlString> Drawn = new();

    public required string Name { get; set; }
    public string? Class { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        var http = ViewContext.HttpContext;
        // Fragments are rendered outside a request, on a context that carries the page's endpoint or none.
        var assets = http.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>();
        output.Content.SetHtmlContent(Drawn.GetOrAdd((assets?[Sprite] ?? Sprite, http.Request.PathBase, Name, Class), Draw));
    }

    private static HtmlString Draw((string Sprite, PathString Base, string Name, string? Class) icon)
    {
        var written = HtmlEncoder.Default;
        var name = icon.Class is null ? "icon" : "icon " + icon.Class;
        return new HtmlString($"<svg class=\"{written.Encode(name)}\" aria-hidden=\"true\"><use href=\"{written.Encode(icon.Base + "/" + icon.Sprite)}#{written.Encode(icon.Name)}\"></use></svg>");
    }
}
