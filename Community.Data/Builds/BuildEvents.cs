using Community.Events;

namespace Community.Builds;

/// <summary>A build can be read for the first time.</summary>
public sealed record BuildPublished(long BuildId, long AuthorId) : DomainEvent;

/// <summary>Its words, its facts or its pictures are others now.</summary>
public sealed record BuildChanged(long BuildId, long ById) : DomainEvent;

/// <summary>Its author took it back or deleted it: whoever is not the author sees it no more.</summary>
public sealed record BuildClosed(long BuildId, long ById) : DomainEvent;

/// <summary>What was taken back or deleted can be read again.</summary>
public sealed record BuildReturned(long BuildId, long ById) : DomainEvent;

/// <summary>A like was given or taken back; the count is in the build's row.</summary>
public sealed record LikesChanged(long BuildId) : DomainEvent;

/// <summary>A build was chosen as the feature of a week.</summary>
public sealed record BuildFeatured(long BuildId, int Week, long ById) : DomainEvent;

/// <summary>It is the feature of that week no longer.</summary>
public sealed record FeatureTakenBack(long BuildId, int Week, long ById) : DomainEvent;

/// <summary>Builds that had lain deleted for their days are gone with all that was said under them.</summary>
public sealed record BuildsSwept(IReadOnlyList<long> BuildIds) : DomainEvent;
