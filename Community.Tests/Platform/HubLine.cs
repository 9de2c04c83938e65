using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Community.Members;

namespace Community.Platform;

/// <summary>A line to the hub as any program could open it: a bare socket that speaks SignalR's JSON.</summary>
internal sealed class HubLine : IAsyncDisposable
{
    private const char End = '\u001e';

    private readonly ClientWebSocket socket = new();
    private readonly StringBuilder heard = new();
    private readonly byte[] buffer = new byte[64 * 1024];
    private readonly char[] letters = new char[64 * 1024];

    // A letter may be cut in two by the end of a read.
    private readonly Decoder decoder = Encoding.UTF8.GetDecoder();
    private int calls;

    /// <summary>All that the hub said of its own accord, oldest first.</summary>
    public List<(string Name, JsonElement[] Parts)> Said { get; } = [];

    public static async Task<HubLine> OpenAsync(Portal portal, Member? member = null, string? origin = "own", string language = "en", string? at = null) =>
        await OpenWithAsync(portal, member is null ? "" : await CookieAsync(portal, member), origin, language, at);

    /// <param name="portal">Whose hub.</param>
    /// <param name="session">The cookies of whoever is signed in.</param>
    public static async Task<HubLine> OpenWithAsync(Portal portal, string session, string? origin = "own", string language = "en", string? at = null)
    {
        var line = new HubLine();
        var address = at ?? portal.Address;
        line.socket.Options.SetRequestHeader("Origin", origin == "own" ? address : origin);
        line.socket.Options.SetRequestHeader("Cookie", $"language={language}{(session.Length > 0 ? "; " : "")}{session}");
        await line.socket.ConnectAsync(new Uri(address.Replace("http:", "ws:", StringComparison.Ordinal) + "/hubs/live"), CancellationToken.None);
        await line.SendAsync(new { protocol = "json", version = 1 });
        await line.NextAsync(message => message.TryGetProperty("type", out _) ? null : message);
        return line;
    }

    /// <summary>The answer, or null where the hub answered null.</summary>
    public async Task<Joined?> JoinAsync(string topic, long after = 0)
    {
        var call = (++calls).ToString(System.Globalization.CultureInfo.InvariantCulture);
        await SendAsync(new { type = 1, target = "Join", invocationId = call, arguments = new object[] { topic, after } });
        var answer = await NextAsync(message => Type(message) == 3 && message.GetProperty("invocationId").GetString() == call ? message : null);
        if (answer.TryGetProperty("error", out var error)) throw new InvalidOperationException(error.GetString());
        return answer.TryGetProperty("result", out var result) ? result.Deserialize<Joined>(JsonSerializerOptions.Web) : null;
    }

    public Task CallAsync(string method, string topic) => SendAsync(new { type = 1, target = method, arguments = new object[] { topic } });

    /// <summary>Listens until enough was heard, or in vain for as long as a crowded machine may need.</summary>
    public async Task<bool> HearsAsync(Func<IReadOnlyList<(string Name, JsonElement[] Parts)>, bool> enough, TimeSpan? within = null)
    {
        using var patience = new CancellationTokenSource(within ?? Soon.Patience);
        try
        {
            while (!enough(Said)) await NextAsync(message => Type(message) == 1 ? message : null, patience.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    public IEnumerable<long> ChangesOf(string topic) => Said.Where(one => one.Name == "Changed" && one.Parts[0].GetString() == topic).Select(one => one.Parts[1].GetInt64());

    public ValueTask DisposeAsync()
    {
        socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private static int Type(JsonElement message) => message.TryGetProperty("type", out var type) ? type.GetInt32() : 0;

    public static async Task<string> CookieAsync(Portal portal, Member member)
    {
        var cookies = new CookieContainer();
        using var client = await portal.SignedIn(member.Email!, Portal.Password, cookies);
        return cookies.GetCookieHeader(new Uri(portal.Address));
    }

    private Task SendAsync(object message) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(message) + End), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    private async Task<JsonElement> NextAsync(Func<JsonElement, JsonElement?> wanted, CancellationToken stop = default)
    {
        while (true)
        {
            while (Cut() is { } message)
            {
                if (Type(message) == 1) Said.Add((message.GetProperty("target").GetString()!, [.. message.GetProperty("arguments").EnumerateArray()]));
                if (wanted(message) is { } found) return found;
            }

            var read = await socket.ReceiveAsync(buffer, stop);
            if (read.MessageType == WebSocketMessageType.Close) throw new InvalidOperationException("The hub hung up.");
            var count = decoder.GetChars(buffer, 0, read.Count, letters, 0);
            heard.Append(letters, 0, count);
        }
    }

    private JsonElement? Cut()
    {
        var text = heard.ToString();
        var end = text.IndexOf(End, StringComparison.Ordinal);
        if (end < 0) return null;
        heard.Remove(0, end + 1);
        return JsonDocument.Parse(text[..end]).RootElement.Clone();
    }
}
