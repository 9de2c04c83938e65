using Community.Builds;
using Community.Events;
using Community.Ideas;
using Community.Members;
using Community.Moderation;
using Community.Notifications;
using Community.Threads;

namespace Community.Platform;

/// <summary>What happened is read by visitors within a second, on every node. An event that is not known here may show on any page.</summary>
public sealed class EvictVisitorPages(VisitorPages pages) : ILiveFollowUp<DomainEvent>
{
    public Task Show(DomainEvent happened, Occasion occasion, CancellationToken stop)
    {
        foreach (var tag in TagsOf(happened)) pages.Evict(tag);
        return Task.CompletedTask;
    }

    private static string[] TagsOf(DomainEvent happened) => happened switch
    {
        VotesChanged votes => [VisitorPages.Idea(votes.IdeaId), VisitorPages.Lists],
        LikesChanged likes => [VisitorPages.Build(likes.BuildId), VisitorPages.Builds],
        MilestoneReached reached => [VisitorPages.Idea(reached.IdeaId)],
        ThreadChanged { Kind: ChangeKind.Edited or ChangeKind.Reacted } change => [VisitorPages.Thread(change.ThreadId)],
        ThreadChanged change => [VisitorPages.Thread(change.ThreadId), VisitorPages.Lists],
        // These tell somebody something, and change no page but their own.
        MemberRegistered or PostPlaced or DraftWaits or BuildsSwept or InboxesChanged or ReportMade or ConfirmationAsked or RegisteredAgain or ResetAsked or SessionsEnded or PasswordChanged or SignInChanged or EmailChangeAsked => [],
        _ => [VisitorPages.All],
    };
}
