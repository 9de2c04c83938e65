using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Community.Bench;

/// <summary>How the readers listen, and how something is said to them.</summary>
/// <param name="Address">Of the server, as in <c>http://127.0.0.1:5000</c>.</param>
/// <param name="Hub">Its hub's path.</param>
/// <param name="Topic">What they join.</param>
/// <param name="Readers">How many.</param>
/// <param name="Process">The server's, whose memory is read.</param>
/// <param name="Say">The path to which words are posted.</param>
/// <param name="Words">A file: what the hub pushed is written there where it does not exist, and posted from there where it does.</param>
/// <param name="Token">Of the member who posts, or a dash.</param>
internal sealed record Audience(string Address, string Hub, string Topic, int Readers, int Process, string Say, string Words, string Token);

/// <summary>Rows A8 and A9: many raw sockets, one thing said at a time, and the moment in which the last of them has heard it. Prints milliseconds and bytes a reader.</summary>
internal static class Listening
{
    private const int Times = 15;
    private const int ToWarmUp = 5;

    public static async Task<int> RunAsync(Audience audience)
    {
        using var client = new HttpClient { BaseAddress = new Uri(audience.Address) };
        if (audience.Token != "-") client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", audience.Token);
        var before = MemoryOf(audience.Process);
        var readers = await SeatAsync(audience);
        await Task.Delay(2_000);
        var each = (MemoryOf(audience.Process) - before) / (double)audience.Readers;
        var took = new List<double>();
        for (var time = 0; time < Times; time++)
        {
            var heard = Task.WhenAll(readers.Select(reader => reader.NextAsync()));
            var watch = Stopwatch.StartNew();
            await SayAsync(client, audience, time);
            await heard.WaitAsync(TimeSpan.FromSeconds(60));
            if (time >= ToWarmUp) took.Add(watch.Elapsed.TotalMilliseconds);
        }

        if (!File.Exists(audience.Words)) await File.WriteAllTextAsync(audience.Words, readers[0].Html);
        took.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{took[took.Count / 2]:F1} {each:F0}"));
        return 0;
    }

    private static async Task<List<SocketReader>> SeatAsync(Audience audience)
    {
        var readers = new List<SocketReader>();
        while (readers.Count < audience.Readers) readers.AddRange(await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => SocketReader.OpenAsync(audience))));
        return readers;
    }

    private static async Task SayAsync(HttpClient client, Audience audience, int time)
    {
        using var words = audience.Token == "-" ? new StringContent(await File.ReadAllTextAsync(audience.Words)) : new StringContent(JsonSerializer.Serialize(new { text = People.Words(time) }), Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(audience.Say, words);
        answer.EnsureSuccessStatusCode();
    }

    private static long MemoryOf(int process) =>
        1024 * long.Parse(File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture);
}

/// <summary>A browser's socket without a browser: joins one topic and counts what is pushed.</summary>
internal sealed class SocketReader(ClientWebSocket socket)
{
    private const byte End = 0x1e;

    private readonly byte[] buffer = new byte[64 * 1024];
    private TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What was pushed last.</summary>
    public string Html { get; private set; } = "";

    public static async Task<SocketReader> OpenAsync(Audience audience)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", audience.Address);
        await socket.ConnectAsync(new Uri(audience.Address.Replace("http:", "ws:", StringComparison.Ordinal) + audience.Hub), CancellationToken.None);
        var reader = new SocketReader(socket);
        await reader.SendAsync("""{"protocol":"json","version":1}""");
        await reader.ReadAsync();
        await reader.SendAsync(JsonSerializer.Serialize(new { type = 1, invocationId = "1", target = "Join", arguments = new object[] { audience.Topic, 1_000_000_000 } }));
        while (!(await reader.ReadAsync()).Contains("\"invocationId\":\"1\"", StringComparison.Ordinal))
        {
            // Presence may be told before the answer.
        }

        _ = reader.ListenAsync();
        return reader;
    }

    /// <summary>Ends with the next push.</summary>
    public Task NextAsync()
    {
        next = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return next.Task;
    }

    private async Task ListenAsync()
    {
        while (true)
        {
            foreach (var message in (await ReadAsync()).Split((char)End, StringSplitOptions.RemoveEmptyEntries))
            {
                if (!message.Contains("\"target\":\"Changed\"", StringComparison.Ordinal)) continue;
                if (Html.Length == 0) Html = JsonDocument.Parse(message).RootElement.GetProperty("arguments")[2].GetString()!;
                next.TrySetResult();
            }
        }
    }

    private Task SendAsync(string message) => socket.SendAsync(Encoding.UTF8.GetBytes(message + (char)End), WebSocketMessageType.Text, true, CancellationToken.None);

    private async Task<string> ReadAsync()
    {
        var whole = new StringBuilder();
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer, CancellationToken.None);
            whole.Append(Encoding.UTF8.GetString(buffer, 0, part.Count));
            if (part.Count == 0 || (part.EndOfMessage && buffer[part.Count - 1] == End)) return whole.ToString();
        }
    }
}
