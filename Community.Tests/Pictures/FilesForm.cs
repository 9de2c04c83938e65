using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Community.Pictures;

/// <summary>A form as a browser without script sends it: every field it has, some of them typed anew, and files.</summary>
internal static class FilesForm
{
    public static MultipartFormDataContent Of(IElement form, IReadOnlyList<byte[]> files, params ReadOnlySpan<(string Name, string Value)> typed)
    {
        var sent = new MultipartFormDataContent();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, value) in typed)
        {
            names.Add(name);
            sent.Add(new StringContent(value), name);
        }

        foreach (var field in FieldsOf(form).Where(field => !names.Contains(field.Name))) sent.Add(new StringContent(field.Value), field.Name);
        foreach (var (nth, file) in files.Index()) sent.Add(new ByteArrayContent(file) { Headers = { ContentType = new MediaTypeHeaderValue("image/jpeg") } }, "Files", $"photo {nth}.jpg");
        return sent;
    }

    /// <summary>What stands in it, and what belongs to it from elsewhere on the page.</summary>
    private static IEnumerable<(string Name, string Value)> FieldsOf(IElement form)
    {
        var elsewhere = form.Id is { Length: > 0 } id ? form.Owner!.QuerySelectorAll($"[form='{id}']") : Enumerable.Empty<IElement>();
        foreach (var field in form.QuerySelectorAll("input, select, textarea").Concat(elsewhere).Distinct())
        {
            if (field.GetAttribute("name") is not { Length: > 0 } name) continue;
            if (field is IHtmlInputElement input && (input.Type is not ("checkbox" or "radio" or "file" or "submit") || input is { Type: "checkbox" or "radio", IsChecked: true })) yield return (name, input.Value);
            else if (field is IHtmlTextAreaElement text) yield return (name, text.Value);
            else if (field is IHtmlSelectElement choice) yield return (name, choice.Value ?? "");
        }
    }
}
