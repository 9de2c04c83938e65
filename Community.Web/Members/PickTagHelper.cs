using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Community.Members;

/// <summary>One thing to pick in a list.</summary>
public sealed record Choice(string Value, string Label, string? Language = null);

/// <summary>A labelled list to pick from that keeps what was picked and shows what is wrong beside itself.</summary>
[HtmlTargetElement("pick", Attributes = "name,label,of", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PickTagHelper : TagHelper
{
    public required string Name { get; set; }
    public required string Label { get; set; }
    public required IEnumerable<Choice> Of { get; set; }
    public string? Value { get; set; }
    public string? Hint { get; set; }

    /// <summary>What the first, empty choice says; without it there is none.</summary>
    public string? Empty { get; set; }

    public int Number { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    private string Id => Number == 0 ? Name : Name + Number.ToString(CultureInfo.InvariantCulture);

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var error = Number <= 1 && ViewContext.ModelState.TryGetValue(Name, out var typed) && typed.Errors.Count > 0 ? typed.Errors[0].ErrorMessage : null;
        var select = Select(output, error);
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.Clear();
        output.Attributes.SetAttribute("class", "field");
        output.Content.AppendHtml(Part("label", "form-label", Label, "for", Id));
        if (Hint is not null) output.Content.AppendHtml(Part("div", "form-text", Hint, "id", Id + "-hint"));
        output.Content.AppendHtml(select);
        if (error is not null) output.Content.AppendHtml(Part("div", "field-error", error, "id", Id + "-error"));
    }

    private TagBuilder Select(TagHelperOutput output, string? error)
    {
        var select = new TagBuilder("select");
        foreach (var attribute in output.Attributes) select.MergeAttribute(attribute.Name, Convert.ToString(attribute.Value, CultureInfo.InvariantCulture) ?? "");
        select.AddCssClass("form-select");
        select.MergeAttribute("id", Id);
        select.MergeAttribute("name", Name);
        var described = string.Join(' ', new[] { Hint is null ? null : Id + "-hint", error is null ? null : Id + "-error" }.OfType<string>());
        if (described.Length > 0) select.MergeAttribute("aria-describedby", described);
        if (error is not null) select.MergeAttribute("aria-invalid", "true");
        if (Empty is not null) select.InnerHtml.AppendHtml(Option(new Choice("", Empty)));
        foreach (var choice in Of) select.InnerHtml.AppendHtml(Option(choice));
        return select;
    }

    private TagBuilder Option(Choice choice)
    {
        var option = new TagBuilder("option");
        option.MergeAttribute("value", choice.Value);
        if (choice.Language is not null) option.MergeAttribute("lang", choice.Language);
        if (string.Equals(choice.Value, Value ?? "", StringComparison.OrdinalIgnoreCase)) option.MergeAttribute("selected", "selected");
        option.InnerHtml.Append(choice.Label);
        return option;
    }

    private static TagBuilder Part(string tag, string style, string text, string attribute, string value)
    {
        var part = new TagBuilder(tag);
        part.AddCssClass(style);
        part.MergeAttribute(attribute, value);
        part.InnerHtml.Append(text);
        return part;
    }
}

/// <summary>The lists that profiles and groups pick from, as the reader looks them up.</summary>
public static class Choices
{
    public static IEnumerable<Choice> Countries() => Groups.Countries.InOrder(CultureInfo.CurrentUICulture).Select(country => new Choice(country.Code, country.Name));

    public static IEnumerable<Choice> Languages() => Members.Languages.All.OrderBy(language => language.NativeName, StringComparer.InvariantCultureIgnoreCase)
        .Select(language => new Choice(language.Tag, language.NativeName, language.Tag));

    public static IEnumerable<Choice> Zones() => TimeZones.Ids.Select(zone => new Choice(zone, zone.Replace('_', ' ')));

    public static IEnumerable<Choice> Pages() => [new("en", "English", "en"), new("da", "Dansk", "da"), new("sv", "Svenska", "sv"), new("fa", "فارسی", "fa")];
}
