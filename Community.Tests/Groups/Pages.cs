using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Community.Groups;

/// <summary>Pages as a reader without script gets them.</summary>
internal static class Pages
{
    public static async Task<IDocument> PageAsync(this HttpClient client, string address) => await ReadAsync(await client.GetAsync(address), HttpStatusCode.OK);

    public static async Task<IDocument> ReadAsync(HttpResponseMessage answer, HttpStatusCode expected)
    {
        var html = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == expected, $"{answer.RequestMessage?.RequestUri} answered {answer.StatusCode}: {html}");
        Assert.DoesNotContain("⟦", html, StringComparison.Ordinal);
        return await new HtmlParser().ParseDocumentAsync(html);
    }

    public static Task<HttpResponseMessage> AskAsync(this HttpClient client, string address) => client.GetAsync(address);

    public static Task<string> WordsAsync(this HttpResponseMessage answer) => answer.Content.ReadAsStringAsync();

    public static Task<HttpResponseMessage> SendFormAsync(this HttpClient client, string address, params (string Key, string Value)[] fields) =>
        client.PostAsync(address, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Key, field.Value))));

    public static IEnumerable<string> Texts(this IDocument page, string selector) => page.QuerySelectorAll(selector).Select(element => element.TextContent.Trim());
}
