namespace Community.Admin;

/// <summary>A field that asks whom; its number tells several of one page apart.</summary>
public sealed record WhoField(string Who, int Number = 1, string Key = "Who");
