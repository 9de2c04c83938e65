using Community.Bench;

// What ./bench needs beside wrk.
return args switch
{
    ["lay", var folder] => await Laying.RunAsync(folder),
    ["raw", var folder, var seconds] => Raw.Run(folder, Seconds(seconds)),
    ["listen", var address, var hub, var topic, var readers, var process, var say, var words, var token] => await Listening.RunAsync(new(address, hub, topic, Number(readers), Number(process), say, words, token)),
    ["send", var address, var token, var build, var photo, var process] => await Picturing.SendAsync(address, token, build, photo, Number(process)),
    ["thumbnails", var photo, var folder] => await Picturing.ThumbnailsAsync(photo, folder),
    ["read", var address, var token, var path, var cookie, var photo, var build] => await Picturing.ReadAsync(address, token, path, cookie, photo, build),
    _ => throw new ArgumentException("lay FOLDER | raw FOLDER SECONDS | send ADDRESS TOKEN BUILD PHOTO PROCESS | thumbnails PHOTO FOLDER | read ADDRESS TOKEN PATH COOKIE PHOTO BUILD | listen ADDRESS HUB TOPIC READERS PROCESS SAY WORDS TOKEN", nameof(args)),
};

static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

static TimeSpan Seconds(string text) => TimeSpan.FromSeconds(Number(text));
