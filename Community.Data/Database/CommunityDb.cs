using System.Data;
using Community.Admin;
using Community.Builds;
using Community.Events;
using Community.Funnel;
using Community.Groups;
using Community.Ideas;
using Community.Members;
using Community.Moderation;
using Community.Notifications;
using Community.Pictures;
using Community.Presence;
using Community.Threads;
using Community.Tokens;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Community;

/// <summary>
/// All the portal knows. Abstract: each database has a derived context that overrides only what differs.
/// Every write goes through <c>SaveAsync</c> (see the other half of this class).
/// </summary>
public abstract partial class CommunityDb(DbContextOptions options, Surroundings around) : IdentityUserContext<Member, long>(options)
{
    private bool taken;

    public DbSet<Member> Members => Users;

    public DbSet<SiteRoleGrant> SiteRoles => Set<SiteRoleGrant>();

    public DbSet<SignInAttempts> SignInAttempts => Set<SignInAttempts>();

    public DbSet<AccessToken> AccessTokens => Set<AccessToken>();

    public DbSet<SecondFactor> SecondFactors => Set<SecondFactor>();

    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<IdentityUserPasskey<long>> Passkeys => UserPasskeys;

    public DbSet<ProductLine> ProductLines => Set<ProductLine>();

    public DbSet<LineManager> LineManagers => Set<LineManager>();

    public DbSet<IdempotencyKey> IdempotencyKeys => Set<IdempotencyKey>();

    public DbSet<ImportedBallot> ImportedBallots => Set<ImportedBallot>();

    public DbSet<AuditEntry> AuditLog => Set<AuditEntry>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    public DbSet<Group> Groups => Set<Group>();

    public DbSet<Membership> Memberships => Set<Membership>();

    public DbSet<Ambassadorship> Ambassadorships => Set<Ambassadorship>();

    public DbSet<Deputyship> Deputyships => Set<Deputyship>();

    public DbSet<GroupInvitation> GroupInvitations => Set<GroupInvitation>();

    public DbSet<Idea> Ideas => Set<Idea>();

    public DbSet<IdeaTag> IdeaTags => Set<IdeaTag>();

    public DbSet<IdeaRevision> IdeaRevisions => Set<IdeaRevision>();

    public DbSet<Vote> Votes => Set<Vote>();

    public DbSet<GroupTally> GroupTallies => Set<GroupTally>();

    public DbSet<Milestone> Milestones => Set<Milestone>();

    public DbSet<Credit> Credits => Set<Credit>();

    public DbSet<Build> Builds => Set<Build>();

    public DbSet<BuildTag> BuildTags => Set<BuildTag>();

    public DbSet<BuildPicture> BuildPictures => Set<BuildPicture>();

    public DbSet<BuildLike> BuildLikes => Set<BuildLike>();

    public DbSet<BuildFeature> BuildFeatures => Set<BuildFeature>();

    public DbSet<Picture> Pictures => Set<Picture>();

    public DbSet<IdeaPicture> IdeaPictures => Set<IdeaPicture>();

    public DbSet<PostPicture> PostPictures => Set<PostPicture>();

    public DbSet<PictureSize> PictureSizes => Set<PictureSize>();

    public DbSet<Upload> Uploads => Set<Upload>();

    public DbSet<StoreMark> StoreMarks => Set<StoreMark>();

    public DbSet<Thread> Threads => Set<Thread>();

    public DbSet<ThreadChange> ThreadChanges => Set<ThreadChange>();

    public DbSet<Post> Posts => Set<Post>();

    public DbSet<PostRevision> PostRevisions => Set<PostRevision>();

    public DbSet<Reaction> Reactions => Set<Reaction>();

    public DbSet<Mention> Mentions => Set<Mention>();

    public DbSet<Forward> Forwards => Set<Forward>();

    public DbSet<StageMove> StageMoves => Set<StageMove>();

    public DbSet<SavedView> SavedViews => Set<SavedView>();

    public DbSet<Follow> Follows => Set<Follow>();

    public DbSet<Notice> Notices => Set<Notice>();

    public DbSet<Inbox> Inboxes => Set<Inbox>();

    public DbSet<Report> Reports => Set<Report>();

    public DbSet<Decision> Decisions => Set<Decision>();

    public DbSet<Node> Nodes => Set<Node>();

    public DbSet<PresentRow> Present => Set<PresentRow>();

    public DbSet<StoredEvent> Events => Set<StoredEvent>();

    public DbSet<PendingFollowUp> PendingFollowUps => Set<PendingFollowUp>();

    /// <summary>Now, in UTC, to the microsecond: what every database can keep. Stands still within one save.</summary>
    public DateTime Now => savingAt ?? ReadClock();

    /// <summary>
    /// Holds the row until the transaction ends, so that what is counted under it is counted by one at a time.
    /// Locks are taken in the order idea, build, group, thread, member, picture, inbox; several of a kind in the order of their ids.
    /// </summary>
    public abstract Task LockAsync<TEntity>(long id, CancellationToken stop = default) where TEntity : class;

    /// <summary>The same for the inboxes of these members, in the order of their ids, so that two who tell many at once never wait for each other crosswise.</summary>
    public abstract Task LockInboxesAsync(IReadOnlyList<long> members, CancellationToken stop = default);

    /// <summary>Holds no connection until something is asked again: the request of an open socket lasts for hours, and asks nothing after its door.</summary>
    public virtual void Rest()
    {
    }

    /// <summary>Ids of ideas in whose text every word of the query begins a word, by either search form; an empty form finds nothing.</summary>
    public abstract IQueryable<long> FindIdeas(string kept, string folded);

    /// <summary>Ids of ideas that hold every word of at least one of these folded forms.</summary>
    public abstract IQueryable<long> FindIdeasWithAny(IReadOnlyList<string> foldedForms);

    /// <summary>Ids of builds, found as ideas are.</summary>
    public abstract IQueryable<long> FindBuilds(string kept, string folded);

    /// <summary>What a migration cannot hold: search tables and triggers that a table rebuild drops. Safe to repeat.</summary>
    public abstract Task CompleteSchemaAsync(CancellationToken stop = default);

    /// <summary>What <see cref="CompleteSchemaAsync"/> should have left and is not there.</summary>
    public abstract Task<IReadOnlyList<string>> MissingPartsAsync(CancellationToken stop = default);

    /// <summary>Writes down all that is here, as of one moment, for the same kind of database to read.</summary>
    /// <param name="to">Where it goes.</param>
    /// <param name="between">A file that may be made and is taken away again, where a copy must lie on the disk first.</param>
    /// <param name="stop">Nothing is kept then.</param>
    public abstract Task CopyOutAsync(Stream to, string between, CancellationToken stop = default);

    /// <summary>Puts such a copy in the place of all that is here, in one transaction; the schema is the one that the copy had.</summary>
    public abstract Task CopyInAsync(Stream from, CancellationToken stop = default);

    /// <summary>A transaction that only reads, all of it as of one moment, and holds up no writer.</summary>
    public virtual Task<IDbContextTransaction> BeginReadingAsync(CancellationToken stop = default) =>
        Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop);

    /// <summary>Writes many rows as they are, their own ids among them, without an event: for filling a portal in which nobody lives yet.</summary>
    /// <returns>How many.</returns>
    public abstract Task<long> FillAsync<TEntity>(IEnumerable<TEntity> rows, CancellationToken stop = default) where TEntity : class;

    /// <summary>True when two wrote the same key: the key has judged, and the body may look again.</summary>
    protected abstract bool IsUniqueViolation(DbUpdateException exception);

    /// <summary>True when a lock was waited for as long as one was told to.</summary>
    protected abstract bool IsLockTimeout(Exception exception);

    /// <summary>By a request, or by work in the background; until it is disposed of, it is theirs alone.</summary>
    internal CommunityDb Taken()
    {
        taken = true;
        return this;
    }

    public override void Dispose()
    {
        GiveBackOnce();
        base.Dispose();
    }

    public override ValueTask DisposeAsync()
    {
        GiveBackOnce();
        return base.DisposeAsync();
    }

    /// <summary>Whoever gets it next meets nothing of this one's. EF forgets its own by itself.</summary>
    protected virtual void GiveBack() => Once = null;

    private void GiveBackOnce()
    {
        if (!taken) return;
        taken = false;
        GiveBack();
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions) =>
        conventions.Properties<DateTime>().HaveConversion<UtcMicroseconds>();

    protected override void OnModelCreating(ModelBuilder model)
    {
        base.OnModelCreating(model);
        model.ApplyConfigurationsFromAssembly(typeof(CommunityDb).Assembly);
    }
}
