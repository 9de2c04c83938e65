namespace Community.Events;

/// <summary>A follow-up that would fail the same way every time: it goes to the visible list of those given up at once.</summary>
/// <param name="why">In a word or a number, without personal data: it is shown to administrators.</param>
public sealed class GivenUpException(string why) : Exception(why);
