using Community.Bench;

// What ./bench needs beside wrk.
return args switch
{
    ["lay", var folder] => await Laying.RunAsync(folder),
    ["raw", var folder, var seconds] => Raw.Run(folder, Seconds(seconds)),
    ["listen", var address, var hub, var topic, var readers, var process, var say, var words, var token] => await Listening.RunAsync(new(address, hub, topic, Number(readers), Number(process), say, words, token)),
    _ => throw new ArgumentException("lay FOLDER | raw FOLDER SECONDS | listen ADDRESS HUB TOPIC READERS PROCESS SAY WORDS TOKEN", nameof(args)),
};

static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

static TimeSpan Seconds(string text) => TimeSpan.FromSeconds(Number(text));
