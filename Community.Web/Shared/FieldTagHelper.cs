using System.Globalization;
using System.Net;
using System.Text.Encodings.Web;
using Community.Platform;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Community.Shared;

/// <summary>A labelled input that says what it wants, keeps what was typed and shows what is wrong beside itself.</summary>
[HtmlTargetElement("field", Attributes = "for,label", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FieldTagHelper(Words words) : TagHelper
{
    public required ModelExpression For { get; set; }
    public required string Label { get; set; }
    public string? Hint { get; set; }
    public string Type { get; set; } = "text";
    public int Rows { get; set; }
    public int Least { get; set; }
    public int Most { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    private string Id => For.Name.Replace('.', '-');
    private string Name => ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var error = Error();
        var input = Input(output, error);
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.Clear();
        output.Attributes.SetAttribute("class", "field");
        if (Most > 0) Count(output, input);

        output.Content.AppendHtml(Part("label", "form-label", Label, ("for", Id)));
        if (Hint is not null) output.Content.AppendHtml(Part("div", "form-text", Hint, ("id", Id + "-hint")));
        output.Content.AppendHtml(input);
        var under = new TagBuilder("div");
        under.AddCssClass("under");
        under.InnerHtml.AppendHtml(Part("div", "field-error", error ?? "", ("id", Id + "-error")));
        if (Most > 0) under.InnerHtml.AppendHtml(Left());
        output.Content.AppendHtml(under);
    }

    private TagBuilder Input(TagHelperOutput output, string? error)
    {
        var input = new TagBuilder(Rows > 0 ? "textarea" : "input") { TagRenderMode = Rows > 0 ? TagRenderMode.Normal : TagRenderMode.SelfClosing };
        // What the page adds (autocomplete, required, data-action …) belongs to the input, not to the frame around it.
        foreach (var attribute in output.Attributes) input.MergeAttribute(attribute.Name, Plain(attribute.Value));
        input.AddCssClass("form-control");
        input.MergeAttribute("id", Id);
        input.MergeAttribute("name", Name);
        input.MergeAttribute("dir", Type is "text" or "search" ? "auto" : "ltr");
        var described = string.Join(' ', new[] { Hint is null ? null : Id + "-hint", error is null ? null : Id + "-error" }.Where(id => id is not null));
        if (described.Length > 0) input.MergeAttribute("aria-describedby", described);
        if (error is not null) input.MergeAttribute("aria-invalid", "true");
        if (Rows > 0) Fill(input);
        else
        {
            input.MergeAttribute("type", Type);
            // A password never travels back.
            if (Type != "password") input.MergeAttribute("value", Value());
        }
        return input;
    }

    private void Fill(TagBuilder area)
    {
        area.MergeAttribute("rows", Rows.ToString(CultureInfo.InvariantCulture));
        // A browser drops the first line break of a textarea.
        area.InnerHtml.AppendHtml("\n").Append(Value());
    }

    private void Count(TagHelperOutput output, TagBuilder input)
    {
        output.Attributes.SetAttribute("data-controller", "counter");
        output.Attributes.SetAttribute("data-counter-most-value", Most);
        output.Attributes.SetAttribute("data-counter-least-value", Least);
        var action = input.Attributes.TryGetValue("data-action", out var own) ? own + " " : "";
        input.MergeAttribute("data-action", action + "input->counter#count", replaceExisting: true);
        input.MergeAttribute("data-counter-target", "text");
    }

    private TagBuilder Left() => Part("div", "left", "", ("data-counter-target", "left"), ("data-left", words["Shared.Characters.Left"]), ("data-wanted", words["Shared.Characters.Wanted"]));

    private string Value() => ViewContext.ModelState.TryGetValue(Name, out var typed) && typed.AttemptedValue is { } kept ? kept : For.Model?.ToString() ?? "";

    private string? Error() => ViewContext.ModelState.TryGetValue(Name, out var typed) && typed.Errors.Count > 0 ? typed.Errors[0].ErrorMessage : null;

    private static TagBuilder Part(string tag, string style, string text, params (string Name, string Value)[] attributes)
    {
        var part = new TagBuilder(tag);
        part.AddCssClass(style);
        foreach (var (name, value) in attributes) part.MergeAttribute(name, value);
        part.InnerHtml.Append(text);
        return part;
    }

    /// <summary>Razor hands over what it has encoded already; encoded a second time, an arrow in it would be words.</summary>
    private static string Plain(object? value)
    {
        if (value is not IHtmlContent content) return Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        using var writer = new StringWriter();
        content.WriteTo(writer, HtmlEncoder.Default);
        return WebUtility.HtmlDecode(writer.ToString());
    }
}
