namespace Community.Threads;

/// <summary>Every no a thread can give.</summary>
public static class ThreadRefusals
{
    public const int PostMaximum = 10_000;

    public static readonly Refusal PostLength = Refusal.Input("Threads.PostLength", "Text", PostMaximum);
    public static readonly Refusal NoSuchReply = Refusal.Input("Threads.NoSuchReply", "ReplyTo");
    public static readonly Refusal OnlyTheAuthor = Refusal.Forbidden("Threads.OnlyTheAuthor");
    public static readonly Refusal AnswersStay = Refusal.Rule("Threads.AnswersStay");
    public static readonly Refusal PostIsGone = Refusal.Rule("Threads.PostIsGone");
}
