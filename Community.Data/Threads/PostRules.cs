using Community.Funnel;

namespace Community.Threads;

/// <summary>What a post allows, and to whom.</summary>
public sealed partial class Post
{
    /// <summary>Only its author edits a post. An answer too may be put better, since every reader can see what it said before.</summary>
    public Refusal? RefusesEditBy(long memberId)
    {
        if (AuthorId != memberId) return ThreadRefusals.OnlyTheAuthor;
        if (Kind == PostKind.StageChange) return ThreadRefusals.AnswersStay;
        return IsReadable ? null : ThreadRefusals.PostIsGone;
    }

    public Refusal? RefusesRemovalBy(long memberId)
    {
        if (AuthorId != memberId) return ThreadRefusals.OnlyTheAuthor;
        return Kind == PostKind.Comment ? null : ThreadRefusals.AnswersStay;
    }

    /// <summary>An answer keeps the length that its move asked for.</summary>
    public Refusal? RefusesWords(string words)
    {
        if (Kind == PostKind.Answer && words.Length is < FunnelRefusals.WordsMinimum or > FunnelRefusals.WordsMaximum) return ThreadRefusals.AnswerLength;
        return words.Length is 0 or > ThreadRefusals.PostMaximum ? ThreadRefusals.PostLength : null;
    }

    public Refusal? RefusesReaction() => IsReadable ? null : ThreadRefusals.PostIsGone;
}
