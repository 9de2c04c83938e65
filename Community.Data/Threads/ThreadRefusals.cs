using Community.Funnel;

namespace Community.Threads;

/// <summary>Every no a thread can give.</summary>
public static class ThreadRefusals
{
    public const int PostMaximum = 10_000;

    public static readonly Refusal PostLength = Refusal.Input("Threads.PostLength", "Text", PostMaximum);
    public static readonly Refusal AnswerLength = Refusal.Input("Threads.AnswerLength", "Text", FunnelRefusals.WordsMinimum, FunnelRefusals.WordsMaximum);
    public static readonly Refusal NoSuchReply = Refusal.Input("Threads.NoSuchReply", "ReplyTo");
    public static readonly Refusal ThreadIsClosed = Refusal.Rule("Threads.ThreadIsClosed");
    public static readonly Refusal OnlyTheAuthor = Refusal.Forbidden("Threads.OnlyTheAuthor");

    /// <summary>What the product team promised, and what a stage move tells, cannot be taken away; an answer can be edited, with its history.</summary>
    public static readonly Refusal AnswersStay = Refusal.Rule("Threads.AnswersStay");
    public static readonly Refusal PostIsGone = Refusal.Rule("Threads.PostIsGone");
}
