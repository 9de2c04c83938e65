using System.Net;
using AngleSharp;
using AngleSharp.Dom;

namespace Community.Members;

/// <summary>Filling in forms and reading pages as a browser without script does.</summary>
public static class Forms
{
    public static Task<HttpResponseMessage> Submit(this HttpClient client, string path, params (string Name, string Value)[] fields) =>
        client.PostAsync(path, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));

    public static async Task<IDocument> Page(this HttpResponseMessage answer)
    {
        var html = await answer.Content.ReadAsStringAsync();
        return await BrowsingContext.New().OpenAsync(request => request.Content(html));
    }

    public static async Task<IDocument> Read(this HttpClient client, string path)
    {
        var answer = await client.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Page();
    }

    public static string Field(this IDocument page, string name) => page.QuerySelector($"[name='{name}']")!.GetAttribute("value")!;

    public static async Task<HttpResponseMessage> SignIn(this HttpClient client, string email, string password, string next = "") =>
        await client.Submit("/account/sign-in", ("Email", email), ("Password", password), ("Next", next));
}
