IF OBJECT_ID(N'[__EFMigrationsHistory]') IS NULL
BEGIN
    CREATE TABLE [__EFMigrationsHistory] (
        [MigrationId] nvarchar(150) NOT NULL,
        [ProductVersion] nvarchar(32) NOT NULL,
        CONSTRAINT [PK___EFMigrationsHistory] PRIMARY KEY ([MigrationId])
    );
END;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE TABLE [AuditLog] (
        [Id] bigint NOT NULL IDENTITY,
        [At] datetime2 NOT NULL,
        [ActorId] bigint NOT NULL,
        [Act] nvarchar(60) NOT NULL,
        [Subject] nvarchar(30) NOT NULL,
        [SubjectId] bigint NOT NULL,
        [Detail] nvarchar(120) NOT NULL,
        CONSTRAINT [PK_AuditLog] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE TABLE [DataProtectionKeys] (
        [Id] bigint NOT NULL IDENTITY,
        [FriendlyName] nvarchar(120) NOT NULL,
        [Xml] nvarchar(max) NOT NULL,
        CONSTRAINT [PK_DataProtectionKeys] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE TABLE [Events] (
        [Id] bigint NOT NULL IDENTITY,
        [Kind] nvarchar(60) NOT NULL,
        [Body] nvarchar(max) NOT NULL,
        [At] datetime2 NOT NULL,
        CONSTRAINT [PK_Events] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE TABLE [Groups] (
        [Id] bigint NOT NULL IDENTITY,
        [Slug] nvarchar(60) NOT NULL,
        [Name] nvarchar(60) NOT NULL,
        [Kind] int NOT NULL,
        [Status] int NOT NULL,
        [JoinPolicy] int NOT NULL,
        [Visibility] int NOT NULL,
        [Country] nvarchar(2) NOT NULL,
        [Place] nvarchar(120) NOT NULL,
        [Latitude] float NULL,
        [Longitude] float NULL,
        [Languages] nvarchar(200) NOT NULL,
        [Since] int NULL,
        [About] nvarchar(4000) NOT NULL,
        [AboutHtml] nvarchar(max) NOT NULL,
        [MemberCount] bigint NOT NULL,
        [CreatedAt] datetime2 NOT NULL,
        [Version] bigint NOT NULL,
        [SearchKept] nvarchar(max) NOT NULL,
        [SearchFolded] nvarchar(max) NOT NULL,
        CONSTRAINT [PK_Groups] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE TABLE [IdempotencyKeys] (
        [MemberId] bigint NOT NULL,
        [Route] nvarchar(120) NOT NULL,
        [Key] nvarchar(80) NOT NULL,
        [BodyHash] nvarchar(64) NOT NULL,
        [Answer] nvarchar(max) NOT NULL,
        [At] datetime2 NOT NULL,
        CONSTRAINT [PK_IdempotencyKeys] PRIMARY KEY ([MemberId], [Route], [Key])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE TABLE [Nodes] (
        [Id] uniqueidentifier NOT NULL,
        [Beat] bigint NOT NULL,
        CONSTRAINT [PK_Nodes] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE TABLE [SignInAttempts] (
        [Key] nvarchar(64) NOT NULL,
        [Failures] int NOT NULL,
        [LastFailureAt] datetime2 NOT NULL,
        [BlockedUntil] datetime2 NULL,
        CONSTRAINT [PK_SignInAttempts] PRIMARY KEY ([Key])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE TABLE [Threads] (
        [Id] bigint NOT NULL IDENTITY,
        [Subject] int NOT NULL,
        [SubjectId] bigint NOT NULL,
        [LastSeq] bigint NOT NULL,
        [LastChange] bigint NOT NULL,
        [PostCount] bigint NOT NULL,
        [LastPostAt] datetime2 NULL,
        CONSTRAINT [PK_Threads] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE TABLE [PendingFollowUps] (
        [Id] bigint NOT NULL IDENTITY,
        [EventId] bigint NOT NULL,
        [Name] nvarchar(80) NOT NULL,
        [DueAt] datetime2 NOT NULL,
        [Attempts] int NOT NULL,
        [Token] uniqueidentifier NULL,
        [LeaseUntil] datetime2 NULL,
        [DeadAt] datetime2 NULL,
        [Error] nvarchar(500) NOT NULL,
        CONSTRAINT [PK_PendingFollowUps] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_PendingFollowUps_Events_EventId] FOREIGN KEY ([EventId]) REFERENCES [Events] ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE TABLE [GroupInvitations] (
        [Id] bigint NOT NULL IDENTITY,
        [GroupId] bigint NOT NULL,
        [Code] nvarchar(40) NOT NULL,
        [CreatedById] bigint NOT NULL,
        [CreatedAt] datetime2 NOT NULL,
        [ExpiresAt] datetime2 NOT NULL,
        [RevokedAt] datetime2 NULL,
        [Uses] int NOT NULL,
        CONSTRAINT [PK_GroupInvitations] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_GroupInvitations_Groups_GroupId] FOREIGN KEY ([GroupId]) REFERENCES [Groups] ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE TABLE [Members] (
        [Id] bigint NOT NULL IDENTITY,
        [Name] nvarchar(60) NOT NULL,
        [Kind] int NOT NULL,
        [About] nvarchar(1000) NOT NULL,
        [Country] nvarchar(2) NOT NULL,
        [Languages] nvarchar(200) NOT NULL,
        [TimeZone] nvarchar(60) NOT NULL,
        [Culture] nvarchar(12) NOT NULL,
        [JoinedAt] datetime2 NOT NULL,
        [AdultConfirmedAt] datetime2 NULL,
        [LastSeenAt] datetime2 NULL,
        [HomeGroupId] bigint NULL,
        [ImportKey] nvarchar(200) NULL,
        [UserName] nvarchar(30) NOT NULL,
        [NormalizedUserName] nvarchar(30) NOT NULL,
        [Email] nvarchar(256) NULL,
        [NormalizedEmail] nvarchar(256) NULL,
        [EmailConfirmed] bit NOT NULL,
        [PasswordHash] nvarchar(400) NULL,
        [SecurityStamp] nvarchar(64) NULL,
        [ConcurrencyStamp] nvarchar(64) NULL,
        [PhoneNumber] nvarchar(30) NULL,
        [PhoneNumberConfirmed] bit NOT NULL,
        [TwoFactorEnabled] bit NOT NULL,
        [LockoutEnd] datetimeoffset NULL,
        [LockoutEnabled] bit NOT NULL,
        [AccessFailedCount] int NOT NULL,
        CONSTRAINT [PK_Members] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Members_Groups_HomeGroupId] FOREIGN KEY ([HomeGroupId]) REFERENCES [Groups] ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE TABLE [Present] (
        [NodeId] uniqueidentifier NOT NULL,
        [Topic] nvarchar(80) NOT NULL,
        [MemberId] bigint NOT NULL,
        CONSTRAINT [PK_Present] PRIMARY KEY ([NodeId], [Topic], [MemberId]),
        CONSTRAINT [FK_Present_Nodes_NodeId] FOREIGN KEY ([NodeId]) REFERENCES [Nodes] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE TABLE [ThreadChanges] (
        [ThreadId] bigint NOT NULL,
        [Change] bigint NOT NULL,
        [Seq] bigint NOT NULL,
        [Kind] int NOT NULL,
        [At] datetime2 NOT NULL,
        CONSTRAINT [PK_ThreadChanges] PRIMARY KEY ([ThreadId], [Change]),
        CONSTRAINT [FK_ThreadChanges_Threads_ThreadId] FOREIGN KEY ([ThreadId]) REFERENCES [Threads] ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE TABLE [AccessTokens] (
        [Id] bigint NOT NULL IDENTITY,
        [MemberId] bigint NOT NULL,
        [Hash] nvarchar(64) NOT NULL,
        [Name] nvarchar(60) NOT NULL,
        [Scopes] int NOT NULL,
        [Stamp] nvarchar(64) NOT NULL,
        [CreatedAt] datetime2 NOT NULL,
        [ExpiresAt] datetime2 NOT NULL,
        [LastSeenAt] datetime2 NULL,
        CONSTRAINT [PK_AccessTokens] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_AccessTokens_Members_MemberId] FOREIGN KEY ([MemberId]) REFERENCES [Members] ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE TABLE [Ambassadorships] (
        [Id] bigint NOT NULL IDENTITY,
        [GroupId] bigint NOT NULL,
        [MemberId] bigint NOT NULL,
        [StartedAt] datetime2 NOT NULL,
        [EndsOn] date NOT NULL,
        [EndedAt] datetime2 NULL,
        [Founding] bit NOT NULL,
        CONSTRAINT [PK_Ambassadorships] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Ambassadorships_Groups_GroupId] FOREIGN KEY ([GroupId]) REFERENCES [Groups] ([Id]),
        CONSTRAINT [FK_Ambassadorships_Members_MemberId] FOREIGN KEY ([MemberId]) REFERENCES [Members] ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE TABLE [AspNetUserClaims] (
        [Id] int NOT NULL IDENTITY,
        [UserId] bigint NOT NULL,
        [ClaimType] nvarchar(256) NULL,
        [ClaimValue] nvarchar(max) NULL,
        CONSTRAINT [PK_AspNetUserClaims] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_AspNetUserClaims_Members_UserId] FOREIGN KEY ([UserId]) REFERENCES [Members] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE TABLE [AspNetUserLogins] (
        [LoginProvider] nvarchar(128) NOT NULL,
        [ProviderKey] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ProviderDisplayName] nvarchar(128) NULL,
        [UserId] bigint NOT NULL,
        CONSTRAINT [PK_AspNetUserLogins] PRIMARY KEY ([LoginProvider], [ProviderKey]),
        CONSTRAINT [FK_AspNetUserLogins_Members_UserId] FOREIGN KEY ([UserId]) REFERENCES [Members] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE TABLE [AspNetUserTokens] (
        [UserId] bigint NOT NULL,
        [LoginProvider] nvarchar(128) NOT NULL,
        [Name] nvarchar(128) NOT NULL,
        [Value] nvarchar(max) NULL,
        CONSTRAINT [PK_AspNetUserTokens] PRIMARY KEY ([UserId], [LoginProvider], [Name]),
        CONSTRAINT [FK_AspNetUserTokens_Members_UserId] FOREIGN KEY ([UserId]) REFERENCES [Members] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE TABLE [Decisions] (
        [Id] bigint NOT NULL IDENTITY,
        [Subject] int NOT NULL,
        [SubjectId] bigint NOT NULL,
        [AuthorId] bigint NOT NULL,
        [Kind] int NOT NULL,
        [Reason] nvarchar(500) NOT NULL,
        [ById] bigint NOT NULL,
        [At] datetime2 NOT NULL,
        CONSTRAINT [PK_Decisions] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Decisions_Members_AuthorId] FOREIGN KEY ([AuthorId]) REFERENCES [Members] ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE TABLE [Deputyships] (
        [Id] bigint NOT NULL IDENTITY,
        [GroupId] bigint NOT NULL,
        [MemberId] bigint NOT NULL,
        [Slot] int NOT NULL,
        [StartedAt] datetime2 NOT NULL,
        [EndedAt] datetime2 NULL,
        CONSTRAINT [PK_Deputyships] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Deputyships_Groups_GroupId] FOREIGN KEY ([GroupId]) REFERENCES [Groups] ([Id]),
        CONSTRAINT [FK_Deputyships_Members_MemberId] FOREIGN KEY ([MemberId]) REFERENCES [Members] ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE TABLE [Follows] (
        [Subject] int NOT NULL,
        [SubjectId] bigint NOT NULL,
        [MemberId] bigint NOT NULL,
        [At] datetime2 NOT NULL,
        [Left] bit NOT NULL,
        CONSTRAINT [PK_Follows] PRIMARY KEY ([Subject], [SubjectId], [MemberId]),
        CONSTRAINT [FK_Follows_Members_MemberId] FOREIGN KEY ([MemberId]) REFERENCES [Members] ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE TABLE [Inboxes] (
        [MemberId] bigint NOT NULL,
        [Unread] bigint NOT NULL,
        CONSTRAINT [PK_Inboxes] PRIMARY KEY ([MemberId]),
        CONSTRAINT [FK_Inboxes_Members_MemberId] FOREIGN KEY ([MemberId]) REFERENCES [Members] ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE TABLE [Memberships] (
        [GroupId] bigint NOT NULL,
        [MemberId] bigint NOT NULL,
        [Status] int NOT NULL,
        [Note] nvarchar(500) NOT NULL,
        [AskedAt] datetime2 NOT NULL,
        [JoinedAt] datetime2 NULL,
        [LeftAt] datetime2 NULL,
        [LeaveReason] nvarchar(500) NOT NULL,
        [DecidedById] bigint NULL,
        CONSTRAINT [PK_Memberships] PRIMARY KEY ([GroupId], [MemberId]),
        CONSTRAINT [FK_Memberships_Groups_GroupId] FOREIGN KEY ([GroupId]) REFERENCES [Groups] ([Id]),
        CONSTRAINT [FK_Memberships_Members_MemberId] FOREIGN KEY ([MemberId]) REFERENCES [Members] ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE TABLE [Notices] (
        [Id] bigint NOT NULL IDENTITY,
        [MemberId] bigint NOT NULL,
        [Kind] int NOT NULL,
        [EventId] bigint NOT NULL,
        [ActorId] bigint NOT NULL,
        [IdeaId] bigint NULL,
        [GroupId] bigint NULL,
        [ThreadId] bigint NULL,
        [Seq] bigint NULL,
        [DecisionId] bigint NULL,
        [Detail] nvarchar(60) NOT NULL,
        [At] datetime2 NOT NULL,
        [ReadAt] datetime2 NULL,
        CONSTRAINT [PK_Notices] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Notices_Members_MemberId] FOREIGN KEY ([MemberId]) REFERENCES [Members] ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE TABLE [Passkeys] (
        [CredentialId] varbinary(900) NOT NULL,
        [UserId] bigint NOT NULL,
        [LastUsedAt] datetime2 NULL,
        [Data] nvarchar(max) NOT NULL,
        CONSTRAINT [PK_Passkeys] PRIMARY KEY ([CredentialId]),
        CONSTRAINT [FK_Passkeys_Members_UserId] FOREIGN KEY ([UserId]) REFERENCES [Members] ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE TABLE [Posts] (
        [Id] bigint NOT NULL IDENTITY,
        [ThreadId] bigint NOT NULL,
        [Seq] bigint NOT NULL,
        [Change] bigint NOT NULL,
        [AuthorId] bigint NOT NULL,
        [Kind] int NOT NULL,
        [Badge] int NOT NULL,
        [GroupId] bigint NULL,
        [Text] nvarchar(max) NOT NULL,
        [Html] nvarchar(max) NOT NULL,
        [ReplyToSeq] bigint NULL,
        [At] datetime2 NOT NULL,
        [EditedAt] datetime2 NULL,
        [RemovedAt] datetime2 NULL,
        [HiddenAt] datetime2 NULL,
        [FromStage] int NULL,
        [ToStage] int NULL,
        [Bricks] int NOT NULL,
        [Hearts] int NOT NULL,
        [Ideas] int NOT NULL,
        [Parties] int NOT NULL,
        [Thinkings] int NOT NULL,
        [Version] bigint NOT NULL,
        CONSTRAINT [PK_Posts] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Posts_Members_AuthorId] FOREIGN KEY ([AuthorId]) REFERENCES [Members] ([Id]),
        CONSTRAINT [FK_Posts_Threads_ThreadId] FOREIGN KEY ([ThreadId]) REFERENCES [Threads] ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE TABLE [ProductLines] (
        [Id] bigint NOT NULL IDENTITY,
        [Slug] nvarchar(60) NOT NULL,
        [Name] nvarchar(60) NOT NULL,
        [About] nvarchar(1000) NOT NULL,
        [LeadId] bigint NULL,
        [CreatedAt] datetime2 NOT NULL,
        [ArchivedAt] datetime2 NULL,
        [Version] bigint NOT NULL,
        CONSTRAINT [PK_ProductLines] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_ProductLines_Members_LeadId] FOREIGN KEY ([LeadId]) REFERENCES [Members] ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE TABLE [RecoveryCodes] (
        [MemberId] bigint NOT NULL,
        [Hash] nvarchar(64) NOT NULL,
        CONSTRAINT [PK_RecoveryCodes] PRIMARY KEY ([MemberId], [Hash]),
        CONSTRAINT [FK_RecoveryCodes_Members_MemberId] FOREIGN KEY ([MemberId]) REFERENCES [Members] ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE TABLE [SavedViews] (
        [Id] bigint NOT NULL IDENTITY,
        [MemberId] bigint NOT NULL,
        [Name] nvarchar(60) NOT NULL,
        [NameKey] nvarchar(60) NOT NULL,
        [Line] nvarchar(60) NOT NULL,
        [Group] nvarchar(60) NOT NULL,
        [Country] nvarchar(60) NOT NULL,
        [Owner] nvarchar(60) NOT NULL,
        [Sort] int NOT NULL,
        CONSTRAINT [PK_SavedViews] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_SavedViews_Members_MemberId] FOREIGN KEY ([MemberId]) REFERENCES [Members] ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE TABLE [SecondFactors] (
        [MemberId] bigint NOT NULL,
        [Key] nvarchar(64) NOT NULL,
        [ConfirmedAt] datetime2 NULL,
        [LastStep] bigint NOT NULL,
        [TakenBy] uniqueidentifier NULL,
        CONSTRAINT [PK_SecondFactors] PRIMARY KEY ([MemberId]),
        CONSTRAINT [FK_SecondFactors_Members_MemberId] FOREIGN KEY ([MemberId]) REFERENCES [Members] ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE TABLE [Sessions] (
        [Id] nvarchar(32) NOT NULL,
        [MemberId] bigint NOT NULL,
        [Stamp] nvarchar(64) NOT NULL,
        [Browser] nvarchar(30) NOT NULL,
        [System] nvarchar(30) NOT NULL,
        [StartedAt] datetime2 NOT NULL,
        [LastSeenAt] datetime2 NOT NULL,
        CONSTRAINT [PK_Sessions] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Sessions_Members_MemberId] FOREIGN KEY ([MemberId]) REFERENCES [Members] ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE TABLE [SiteRoles] (
        [MemberId] bigint NOT NULL,
        [Role] int NOT NULL,
        [GrantedById] bigint NOT NULL,
        [GrantedAt] datetime2 NOT NULL,
        CONSTRAINT [PK_SiteRoles] PRIMARY KEY ([MemberId], [Role]),
        CONSTRAINT [FK_SiteRoles_Members_MemberId] FOREIGN KEY ([MemberId]) REFERENCES [Members] ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE TABLE [Reports] (
        [Id] bigint NOT NULL IDENTITY,
        [Subject] int NOT NULL,
        [SubjectId] bigint NOT NULL,
        [ReporterId] bigint NULL,
        [Receipt] nvarchar(20) NOT NULL,
        [Ground] int NOT NULL,
        [Note] nvarchar(1000) NOT NULL,
        [GroupId] bigint NULL,
        [At] datetime2 NOT NULL,
        [DecisionId] bigint NULL,
        CONSTRAINT [PK_Reports] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Reports_Decisions_DecisionId] FOREIGN KEY ([DecisionId]) REFERENCES [Decisions] ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE TABLE [Mentions] (
        [PostId] bigint NOT NULL,
        [MemberId] bigint NOT NULL,
        CONSTRAINT [PK_Mentions] PRIMARY KEY ([PostId], [MemberId]),
        CONSTRAINT [FK_Mentions_Posts_PostId] FOREIGN KEY ([PostId]) REFERENCES [Posts] ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE TABLE [PostRevisions] (
        [PostId] bigint NOT NULL,
        [Version] bigint NOT NULL,
        [Text] nvarchar(max) NOT NULL,
        [At] datetime2 NOT NULL,
        CONSTRAINT [PK_PostRevisions] PRIMARY KEY ([PostId], [Version]),
        CONSTRAINT [FK_PostRevisions_Posts_PostId] FOREIGN KEY ([PostId]) REFERENCES [Posts] ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE TABLE [Reactions] (
        [PostId] bigint NOT NULL,
        [MemberId] bigint NOT NULL,
        [Name] int NOT NULL,
        CONSTRAINT [PK_Reactions] PRIMARY KEY ([PostId], [MemberId], [Name]),
        CONSTRAINT [FK_Reactions_Posts_PostId] FOREIGN KEY ([PostId]) REFERENCES [Posts] ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE TABLE [Ideas] (
        [Id] bigint NOT NULL IDENTITY,
        [AuthorId] bigint NOT NULL,
        [Title] nvarchar(120) NOT NULL,
        [Slug] nvarchar(60) NOT NULL,
        [Concept] nvarchar(max) NOT NULL,
        [TodayHtml] nvarchar(max) NOT NULL,
        [BetterHtml] nvarchar(max) NOT NULL,
        [Excerpt] nvarchar(400) NOT NULL,
        [ConceptVersion] bigint NOT NULL,
        [LineId] bigint NOT NULL,
        [GroupId] bigint NULL,
        [Language] nvarchar(12) NOT NULL,
        [Stage] int NOT NULL,
        [CreatedAt] datetime2 NOT NULL,
        [TouchedAt] datetime2 NOT NULL,
        [DraftField] nvarchar(20) NOT NULL,
        [DraftReminderAt] datetime2 NULL,
        [PublishedAt] datetime2 NULL,
        [StageSince] datetime2 NOT NULL,
        [VoteCount] bigint NOT NULL,
        [Rising] bigint NULL,
        [ThreadId] bigint NOT NULL,
        [OwnerId] bigint NULL,
        [ForwardedAt] datetime2 NULL,
        [AnswerDueAt] datetime2 NULL,
        [AnsweredAt] datetime2 NULL,
        [LeadToldLateAt] datetime2 NULL,
        [EscalatedAt] datetime2 NULL,
        [InPipelineBefore] bit NULL,
        [HiddenAt] datetime2 NULL,
        [ImportKey] nvarchar(200) NULL,
        [SearchKept] nvarchar(max) NOT NULL,
        [SearchFolded] nvarchar(max) NOT NULL,
        CONSTRAINT [PK_Ideas] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Ideas_Groups_GroupId] FOREIGN KEY ([GroupId]) REFERENCES [Groups] ([Id]),
        CONSTRAINT [FK_Ideas_Members_AuthorId] FOREIGN KEY ([AuthorId]) REFERENCES [Members] ([Id]),
        CONSTRAINT [FK_Ideas_ProductLines_LineId] FOREIGN KEY ([LineId]) REFERENCES [ProductLines] ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE TABLE [LineManagers] (
        [Id] bigint NOT NULL IDENTITY,
        [MemberId] bigint NOT NULL,
        [LineId] bigint NULL,
        [Since] datetime2 NOT NULL,
        CONSTRAINT [PK_LineManagers] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_LineManagers_Members_MemberId] FOREIGN KEY ([MemberId]) REFERENCES [Members] ([Id]),
        CONSTRAINT [FK_LineManagers_ProductLines_LineId] FOREIGN KEY ([LineId]) REFERENCES [ProductLines] ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE TABLE [Credits] (
        [IdeaId] bigint NOT NULL,
        [MemberId] bigint NOT NULL,
        [For] int NOT NULL,
        [At] datetime2 NOT NULL,
        CONSTRAINT [PK_Credits] PRIMARY KEY ([IdeaId], [MemberId], [For]),
        CONSTRAINT [FK_Credits_Ideas_IdeaId] FOREIGN KEY ([IdeaId]) REFERENCES [Ideas] ([Id]),
        CONSTRAINT [FK_Credits_Members_MemberId] FOREIGN KEY ([MemberId]) REFERENCES [Members] ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE TABLE [Forwards] (
        [Id] bigint NOT NULL IDENTITY,
        [IdeaId] bigint NOT NULL,
        [GroupId] bigint NOT NULL,
        [ById] bigint NOT NULL,
        [At] datetime2 NOT NULL,
        [Seconds] bit NOT NULL,
        [Statement] nvarchar(4000) NOT NULL,
        [Quarter] int NOT NULL,
        [Slot] int NOT NULL,
        [TitleThen] nvarchar(120) NOT NULL,
        [TextThen] nvarchar(max) NOT NULL,
        [GroupVoters] bigint NOT NULL,
        [GroupMembers] bigint NOT NULL,
        [VotesThen] bigint NOT NULL,
        CONSTRAINT [PK_Forwards] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Forwards_Groups_GroupId] FOREIGN KEY ([GroupId]) REFERENCES [Groups] ([Id]),
        CONSTRAINT [FK_Forwards_Ideas_IdeaId] FOREIGN KEY ([IdeaId]) REFERENCES [Ideas] ([Id]),
        CONSTRAINT [FK_Forwards_Members_ById] FOREIGN KEY ([ById]) REFERENCES [Members] ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE TABLE [GroupTallies] (
        [IdeaId] bigint NOT NULL,
        [GroupId] bigint NOT NULL,
        [Voters] int NOT NULL,
        CONSTRAINT [PK_GroupTallies] PRIMARY KEY ([IdeaId], [GroupId]),
        CONSTRAINT [FK_GroupTallies_Ideas_IdeaId] FOREIGN KEY ([IdeaId]) REFERENCES [Ideas] ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE TABLE [IdeaRevisions] (
        [IdeaId] bigint NOT NULL,
        [Version] bigint NOT NULL,
        [AuthorId] bigint NOT NULL,
        [At] datetime2 NOT NULL,
        [Title] nvarchar(120) NOT NULL,
        [Text] nvarchar(max) NOT NULL,
        CONSTRAINT [PK_IdeaRevisions] PRIMARY KEY ([IdeaId], [Version]),
        CONSTRAINT [FK_IdeaRevisions_Ideas_IdeaId] FOREIGN KEY ([IdeaId]) REFERENCES [Ideas] ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE TABLE [IdeaTags] (
        [IdeaId] bigint NOT NULL,
        [Slug] nvarchar(60) NOT NULL,
        [Name] nvarchar(30) NOT NULL,
        CONSTRAINT [PK_IdeaTags] PRIMARY KEY ([IdeaId], [Slug]),
        CONSTRAINT [FK_IdeaTags_Ideas_IdeaId] FOREIGN KEY ([IdeaId]) REFERENCES [Ideas] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE TABLE [ImportedBallots] (
        [IdeaId] bigint NOT NULL,
        [MemberId] bigint NOT NULL,
        [At] datetime2 NOT NULL,
        [Lends] bit NOT NULL,
        CONSTRAINT [PK_ImportedBallots] PRIMARY KEY ([IdeaId], [MemberId]),
        CONSTRAINT [FK_ImportedBallots_Ideas_IdeaId] FOREIGN KEY ([IdeaId]) REFERENCES [Ideas] ([Id]),
        CONSTRAINT [FK_ImportedBallots_Members_MemberId] FOREIGN KEY ([MemberId]) REFERENCES [Members] ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE TABLE [Milestones] (
        [IdeaId] bigint NOT NULL,
        [Votes] bigint NOT NULL,
        [ReachedAt] datetime2 NOT NULL,
        CONSTRAINT [PK_Milestones] PRIMARY KEY ([IdeaId], [Votes]),
        CONSTRAINT [FK_Milestones_Ideas_IdeaId] FOREIGN KEY ([IdeaId]) REFERENCES [Ideas] ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE TABLE [StageMoves] (
        [Id] bigint NOT NULL IDENTITY,
        [IdeaId] bigint NOT NULL,
        [From] int NOT NULL,
        [To] int NOT NULL,
        [ById] bigint NOT NULL,
        [At] datetime2 NOT NULL,
        [PostSeq] bigint NULL,
        [ForwardId] bigint NULL,
        CONSTRAINT [PK_StageMoves] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_StageMoves_Ideas_IdeaId] FOREIGN KEY ([IdeaId]) REFERENCES [Ideas] ([Id]),
        CONSTRAINT [FK_StageMoves_Members_ById] FOREIGN KEY ([ById]) REFERENCES [Members] ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE TABLE [Votes] (
        [IdeaId] bigint NOT NULL,
        [MemberId] bigint NOT NULL,
        [At] datetime2 NOT NULL,
        [HomeGroupId] bigint NULL,
        [K] int NOT NULL,
        CONSTRAINT [PK_Votes] PRIMARY KEY ([IdeaId], [MemberId]),
        CONSTRAINT [FK_Votes_Ideas_IdeaId] FOREIGN KEY ([IdeaId]) REFERENCES [Ideas] ([Id]),
        CONSTRAINT [FK_Votes_Members_MemberId] FOREIGN KEY ([MemberId]) REFERENCES [Members] ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'Id', N'About', N'AccessFailedCount', N'AdultConfirmedAt', N'ConcurrencyStamp', N'Country', N'Culture', N'Email', N'EmailConfirmed', N'HomeGroupId', N'ImportKey', N'JoinedAt', N'Kind', N'Languages', N'LastSeenAt', N'LockoutEnabled', N'LockoutEnd', N'Name', N'NormalizedEmail', N'NormalizedUserName', N'PasswordHash', N'PhoneNumber', N'PhoneNumberConfirmed', N'SecurityStamp', N'TimeZone', N'TwoFactorEnabled', N'UserName') AND [object_id] = OBJECT_ID(N'[Members]'))
        SET IDENTITY_INSERT [Members] ON;
    EXEC(N'INSERT INTO [Members] ([Id], [About], [AccessFailedCount], [AdultConfirmedAt], [ConcurrencyStamp], [Country], [Culture], [Email], [EmailConfirmed], [HomeGroupId], [ImportKey], [JoinedAt], [Kind], [Languages], [LastSeenAt], [LockoutEnabled], [LockoutEnd], [Name], [NormalizedEmail], [NormalizedUserName], [PasswordHash], [PhoneNumber], [PhoneNumberConfirmed], [SecurityStamp], [TimeZone], [TwoFactorEnabled], [UserName])
    VALUES (CAST(1 AS bigint), N'''', 0, NULL, N''portal'', N'''', N''en'', NULL, CAST(0 AS bit), NULL, NULL, ''2020-01-01T00:00:00.0000000Z'', 2, N'''', NULL, CAST(0 AS bit), NULL, N''Portal'', NULL, N''PORTAL'', NULL, NULL, CAST(0 AS bit), N''portal'', N''UTC'', CAST(0 AS bit), N''portal'')');
    IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'Id', N'About', N'AccessFailedCount', N'AdultConfirmedAt', N'ConcurrencyStamp', N'Country', N'Culture', N'Email', N'EmailConfirmed', N'HomeGroupId', N'ImportKey', N'JoinedAt', N'Kind', N'Languages', N'LastSeenAt', N'LockoutEnabled', N'LockoutEnd', N'Name', N'NormalizedEmail', N'NormalizedUserName', N'PasswordHash', N'PhoneNumber', N'PhoneNumberConfirmed', N'SecurityStamp', N'TimeZone', N'TwoFactorEnabled', N'UserName') AND [object_id] = OBJECT_ID(N'[Members]'))
        SET IDENTITY_INSERT [Members] OFF;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'Id', N'About', N'ArchivedAt', N'CreatedAt', N'LeadId', N'Name', N'Slug', N'Version') AND [object_id] = OBJECT_ID(N'[ProductLines]'))
        SET IDENTITY_INSERT [ProductLines] ON;
    EXEC(N'INSERT INTO [ProductLines] ([Id], [About], [ArchivedAt], [CreatedAt], [LeadId], [Name], [Slug], [Version])
    VALUES (CAST(1 AS bigint), N'''', NULL, ''2020-01-01T00:00:00.0000000Z'', NULL, N''Undecided'', N''undecided'', CAST(0 AS bigint))');
    IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'Id', N'About', N'ArchivedAt', N'CreatedAt', N'LeadId', N'Name', N'Slug', N'Version') AND [object_id] = OBJECT_ID(N'[ProductLines]'))
        SET IDENTITY_INSERT [ProductLines] OFF;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE INDEX [IX_AccessTokens_ExpiresAt] ON [AccessTokens] ([ExpiresAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_AccessTokens_Hash] ON [AccessTokens] ([Hash]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE INDEX [IX_AccessTokens_MemberId] ON [AccessTokens] ([MemberId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_Ambassadorships_GroupId] ON [Ambassadorships] ([GroupId]) WHERE "EndedAt" IS NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE INDEX [IX_Ambassadorships_MemberId] ON [Ambassadorships] ([MemberId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE INDEX [IX_AspNetUserClaims_UserId] ON [AspNetUserClaims] ([UserId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE INDEX [IX_AspNetUserLogins_UserId] ON [AspNetUserLogins] ([UserId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE INDEX [IX_AuditLog_At] ON [AuditLog] ([At]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE INDEX [IX_Credits_MemberId] ON [Credits] ([MemberId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE INDEX [IX_Decisions_AuthorId] ON [Decisions] ([AuthorId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE INDEX [IX_Decisions_Subject_SubjectId] ON [Decisions] ([Subject], [SubjectId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_Deputyships_GroupId_Slot] ON [Deputyships] ([GroupId], [Slot]) WHERE "EndedAt" IS NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE INDEX [IX_Deputyships_MemberId] ON [Deputyships] ([MemberId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE INDEX [IX_Follows_MemberId] ON [Follows] ([MemberId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE INDEX [IX_Forwards_ById] ON [Forwards] ([ById]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Forwards_GroupId_Quarter_Slot] ON [Forwards] ([GroupId], [Quarter], [Slot]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Forwards_IdeaId_GroupId] ON [Forwards] ([IdeaId], [GroupId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_GroupInvitations_Code] ON [GroupInvitations] ([Code]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE INDEX [IX_GroupInvitations_GroupId] ON [GroupInvitations] ([GroupId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Groups_Slug] ON [Groups] ([Slug]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE INDEX [IX_Ideas_AnswerDueAt] ON [Ideas] ([AnswerDueAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE INDEX [IX_Ideas_AuthorId_Stage] ON [Ideas] ([AuthorId], [Stage]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE INDEX [IX_Ideas_GroupId_Stage] ON [Ideas] ([GroupId], [Stage]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_Ideas_ImportKey] ON [Ideas] ([ImportKey]) WHERE [ImportKey] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE INDEX [IX_Ideas_LineId_Stage] ON [Ideas] ([LineId], [Stage]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE INDEX [IX_Ideas_PublishedAt_Id] ON [Ideas] ([PublishedAt], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE INDEX [IX_Ideas_Rising_Id] ON [Ideas] ([Rising], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE INDEX [IX_Ideas_Stage_PublishedAt_Id] ON [Ideas] ([Stage], [PublishedAt], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE INDEX [IX_Ideas_Stage_Rising_Id] ON [Ideas] ([Stage], [Rising], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE INDEX [IX_Ideas_Stage_VoteCount_Id] ON [Ideas] ([Stage], [VoteCount], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE INDEX [IX_Ideas_VoteCount_Id] ON [Ideas] ([VoteCount], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE INDEX [IX_IdeaTags_Slug] ON [IdeaTags] ([Slug]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE INDEX [IX_IdempotencyKeys_At] ON [IdempotencyKeys] ([At]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE INDEX [IX_ImportedBallots_MemberId] ON [ImportedBallots] ([MemberId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE INDEX [IX_LineManagers_LineId] ON [LineManagers] ([LineId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_LineManagers_MemberId_LineId] ON [LineManagers] ([MemberId], [LineId]) WHERE [LineId] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [EmailIndex] ON [Members] ([NormalizedEmail]) WHERE [NormalizedEmail] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE INDEX [IX_Members_HomeGroupId] ON [Members] ([HomeGroupId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_Members_ImportKey] ON [Members] ([ImportKey]) WHERE [ImportKey] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [UserNameIndex] ON [Members] ([NormalizedUserName]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE INDEX [IX_Memberships_GroupId_Status_AskedAt] ON [Memberships] ([GroupId], [Status], [AskedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE INDEX [IX_Memberships_MemberId_Status] ON [Memberships] ([MemberId], [Status]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Notices_EventId_MemberId] ON [Notices] ([EventId], [MemberId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE INDEX [IX_Notices_MemberId_Id] ON [Notices] ([MemberId], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE INDEX [IX_Passkeys_UserId] ON [Passkeys] ([UserId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE INDEX [IX_PendingFollowUps_DeadAt_DueAt] ON [PendingFollowUps] ([DeadAt], [DueAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE INDEX [IX_PendingFollowUps_EventId] ON [PendingFollowUps] ([EventId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE INDEX [IX_Posts_AuthorId] ON [Posts] ([AuthorId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Posts_ThreadId_Seq] ON [Posts] ([ThreadId], [Seq]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE INDEX [IX_ProductLines_LeadId] ON [ProductLines] ([LeadId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_ProductLines_Slug] ON [ProductLines] ([Slug]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE INDEX [IX_Reports_DecisionId_At] ON [Reports] ([DecisionId], [At]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Reports_Receipt] ON [Reports] ([Receipt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE INDEX [IX_Reports_Subject_SubjectId] ON [Reports] ([Subject], [SubjectId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_SavedViews_MemberId_NameKey] ON [SavedViews] ([MemberId], [NameKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE INDEX [IX_Sessions_LastSeenAt] ON [Sessions] ([LastSeenAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE INDEX [IX_Sessions_MemberId] ON [Sessions] ([MemberId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE INDEX [IX_SignInAttempts_LastFailureAt] ON [SignInAttempts] ([LastFailureAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE INDEX [IX_StageMoves_ById] ON [StageMoves] ([ById]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE INDEX [IX_StageMoves_IdeaId_Id] ON [StageMoves] ([IdeaId], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE INDEX [IX_StageMoves_To_At] ON [StageMoves] ([To], [At]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Threads_Subject_SubjectId] ON [Threads] ([Subject], [SubjectId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE INDEX [IX_Votes_IdeaId_HomeGroupId] ON [Votes] ([IdeaId], [HomeGroupId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    CREATE INDEX [IX_Votes_MemberId] ON [Votes] ([MemberId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122200207_Initial'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261122200207_Initial', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123020422_BuildsAndPictures'
)
BEGIN
    ALTER TABLE [Notices] ADD [BuildId] bigint NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123020422_BuildsAndPictures'
)
BEGIN
    CREATE TABLE [Builds] (
        [Id] bigint NOT NULL IDENTITY,
        [AuthorId] bigint NOT NULL,
        [Title] nvarchar(120) NOT NULL,
        [Slug] nvarchar(60) NOT NULL,
        [Story] nvarchar(max) NOT NULL,
        [StoryHtml] nvarchar(max) NOT NULL,
        [Excerpt] nvarchar(400) NOT NULL,
        [Credits] nvarchar(1000) NOT NULL,
        [Theme] int NOT NULL,
        [Scale] int NOT NULL,
        [Licence] int NOT NULL,
        [Parts] int NULL,
        [GroupId] bigint NULL,
        [IdeaId] bigint NULL,
        [Language] nvarchar(12) NOT NULL,
        [State] int NOT NULL,
        [Version] bigint NOT NULL,
        [ThreadId] bigint NOT NULL,
        [LikeCount] bigint NOT NULL,
        [CreatedAt] datetime2 NOT NULL,
        [TouchedAt] datetime2 NOT NULL,
        [PublishedAt] datetime2 NULL,
        [DeletedAt] datetime2 NULL,
        [HiddenAt] datetime2 NULL,
        [SearchKept] nvarchar(max) NOT NULL,
        [SearchFolded] nvarchar(max) NOT NULL,
        CONSTRAINT [PK_Builds] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Builds_Groups_GroupId] FOREIGN KEY ([GroupId]) REFERENCES [Groups] ([Id]),
        CONSTRAINT [FK_Builds_Ideas_IdeaId] FOREIGN KEY ([IdeaId]) REFERENCES [Ideas] ([Id]),
        CONSTRAINT [FK_Builds_Members_AuthorId] FOREIGN KEY ([AuthorId]) REFERENCES [Members] ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123020422_BuildsAndPictures'
)
BEGIN
    CREATE TABLE [Pictures] (
        [Id] bigint NOT NULL IDENTITY,
        [OwnerId] bigint NOT NULL,
        [Key] nvarchar(32) NOT NULL,
        [Name] nvarchar(32) NOT NULL,
        [OpenSince] datetime2 NULL,
        [Width] int NOT NULL,
        [Height] int NOT NULL,
        [Animated] bit NOT NULL,
        [Colour] nvarchar(6) NOT NULL,
        [Placeholder] nvarchar(1200) NOT NULL,
        [Alt] nvarchar(300) NOT NULL,
        [MadeAt] datetime2 NOT NULL,
        CONSTRAINT [PK_Pictures] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Pictures_Members_OwnerId] FOREIGN KEY ([OwnerId]) REFERENCES [Members] ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123020422_BuildsAndPictures'
)
BEGIN
    CREATE TABLE [BuildLikes] (
        [BuildId] bigint NOT NULL,
        [MemberId] bigint NOT NULL,
        [At] datetime2 NOT NULL,
        CONSTRAINT [PK_BuildLikes] PRIMARY KEY ([BuildId], [MemberId]),
        CONSTRAINT [FK_BuildLikes_Builds_BuildId] FOREIGN KEY ([BuildId]) REFERENCES [Builds] ([Id]),
        CONSTRAINT [FK_BuildLikes_Members_MemberId] FOREIGN KEY ([MemberId]) REFERENCES [Members] ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123020422_BuildsAndPictures'
)
BEGIN
    CREATE TABLE [BuildTags] (
        [BuildId] bigint NOT NULL,
        [Slug] nvarchar(60) NOT NULL,
        [Name] nvarchar(30) NOT NULL,
        CONSTRAINT [PK_BuildTags] PRIMARY KEY ([BuildId], [Slug]),
        CONSTRAINT [FK_BuildTags_Builds_BuildId] FOREIGN KEY ([BuildId]) REFERENCES [Builds] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123020422_BuildsAndPictures'
)
BEGIN
    CREATE TABLE [Uploads] (
        [Id] uniqueidentifier NOT NULL,
        [OwnerId] bigint NOT NULL,
        [BuildId] bigint NOT NULL,
        [FileName] nvarchar(200) NOT NULL,
        [Length] bigint NOT NULL,
        [StartedAt] datetime2 NOT NULL,
        [PictureId] bigint NULL,
        CONSTRAINT [PK_Uploads] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Uploads_Builds_BuildId] FOREIGN KEY ([BuildId]) REFERENCES [Builds] ([Id]),
        CONSTRAINT [FK_Uploads_Members_OwnerId] FOREIGN KEY ([OwnerId]) REFERENCES [Members] ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123020422_BuildsAndPictures'
)
BEGIN
    CREATE TABLE [BuildPictures] (
        [PictureId] bigint NOT NULL,
        [BuildId] bigint NOT NULL,
        [Place] int NOT NULL,
        CONSTRAINT [PK_BuildPictures] PRIMARY KEY ([PictureId]),
        CONSTRAINT [FK_BuildPictures_Builds_BuildId] FOREIGN KEY ([BuildId]) REFERENCES [Builds] ([Id]),
        CONSTRAINT [FK_BuildPictures_Pictures_PictureId] FOREIGN KEY ([PictureId]) REFERENCES [Pictures] ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123020422_BuildsAndPictures'
)
BEGIN
    CREATE TABLE [PictureSizes] (
        [PictureId] bigint NOT NULL,
        [Width] int NOT NULL,
        [Height] int NOT NULL,
        [Bytes] bigint NOT NULL,
        CONSTRAINT [PK_PictureSizes] PRIMARY KEY ([PictureId], [Width]),
        CONSTRAINT [FK_PictureSizes_Pictures_PictureId] FOREIGN KEY ([PictureId]) REFERENCES [Pictures] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123020422_BuildsAndPictures'
)
BEGIN
    CREATE INDEX [IX_BuildLikes_MemberId] ON [BuildLikes] ([MemberId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123020422_BuildsAndPictures'
)
BEGIN
    CREATE INDEX [IX_BuildPictures_BuildId_Place] ON [BuildPictures] ([BuildId], [Place]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123020422_BuildsAndPictures'
)
BEGIN
    CREATE INDEX [IX_Builds_AuthorId_State] ON [Builds] ([AuthorId], [State]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123020422_BuildsAndPictures'
)
BEGIN
    CREATE INDEX [IX_Builds_DeletedAt] ON [Builds] ([DeletedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123020422_BuildsAndPictures'
)
BEGIN
    CREATE INDEX [IX_Builds_GroupId_State] ON [Builds] ([GroupId], [State]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123020422_BuildsAndPictures'
)
BEGIN
    CREATE INDEX [IX_Builds_IdeaId_State] ON [Builds] ([IdeaId], [State]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123020422_BuildsAndPictures'
)
BEGIN
    CREATE INDEX [IX_Builds_State_LikeCount_Id] ON [Builds] ([State], [LikeCount], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123020422_BuildsAndPictures'
)
BEGIN
    CREATE INDEX [IX_Builds_State_PublishedAt_Id] ON [Builds] ([State], [PublishedAt], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123020422_BuildsAndPictures'
)
BEGIN
    CREATE INDEX [IX_BuildTags_Slug] ON [BuildTags] ([Slug]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123020422_BuildsAndPictures'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Pictures_Key] ON [Pictures] ([Key]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123020422_BuildsAndPictures'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Pictures_Name] ON [Pictures] ([Name]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123020422_BuildsAndPictures'
)
BEGIN
    CREATE INDEX [IX_Pictures_OwnerId] ON [Pictures] ([OwnerId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123020422_BuildsAndPictures'
)
BEGIN
    CREATE INDEX [IX_Uploads_BuildId] ON [Uploads] ([BuildId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123020422_BuildsAndPictures'
)
BEGIN
    CREATE INDEX [IX_Uploads_OwnerId] ON [Uploads] ([OwnerId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123020422_BuildsAndPictures'
)
BEGIN
    CREATE INDEX [IX_Uploads_StartedAt] ON [Uploads] ([StartedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123020422_BuildsAndPictures'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261123020422_BuildsAndPictures', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123062934_PicturesAndFeatures'
)
BEGIN
    DECLARE @var nvarchar(max);
    SELECT @var = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[Uploads]') AND [c].[name] = N'BuildId');
    IF @var IS NOT NULL EXEC(N'ALTER TABLE [Uploads] DROP CONSTRAINT ' + @var + ';');
    ALTER TABLE [Uploads] ALTER COLUMN [BuildId] bigint NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123062934_PicturesAndFeatures'
)
BEGIN
    ALTER TABLE [Pictures] ADD [LooseSince] datetime2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123062934_PicturesAndFeatures'
)
BEGIN
    EXEC(N'UPDATE [Pictures] SET [LooseSince] = [MadeAt] WHERE [Id] NOT IN (SELECT [PictureId] FROM [BuildPictures])')
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123062934_PicturesAndFeatures'
)
BEGIN
    ALTER TABLE [Members] ADD [PictureId] bigint NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123062934_PicturesAndFeatures'
)
BEGIN
    ALTER TABLE [Members] ADD [Portrait] nvarchar(40) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123062934_PicturesAndFeatures'
)
BEGIN
    CREATE TABLE [BuildFeatures] (
        [Week] int NOT NULL,
        [BuildId] bigint NOT NULL,
        [ChosenById] bigint NOT NULL,
        [ChosenAt] datetime2 NOT NULL,
        CONSTRAINT [PK_BuildFeatures] PRIMARY KEY ([Week]),
        CONSTRAINT [FK_BuildFeatures_Builds_BuildId] FOREIGN KEY ([BuildId]) REFERENCES [Builds] ([Id]),
        CONSTRAINT [FK_BuildFeatures_Members_ChosenById] FOREIGN KEY ([ChosenById]) REFERENCES [Members] ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123062934_PicturesAndFeatures'
)
BEGIN
    CREATE TABLE [IdeaPictures] (
        [PictureId] bigint NOT NULL,
        [IdeaId] bigint NOT NULL,
        [Place] int NOT NULL,
        CONSTRAINT [PK_IdeaPictures] PRIMARY KEY ([PictureId]),
        CONSTRAINT [FK_IdeaPictures_Ideas_IdeaId] FOREIGN KEY ([IdeaId]) REFERENCES [Ideas] ([Id]),
        CONSTRAINT [FK_IdeaPictures_Pictures_PictureId] FOREIGN KEY ([PictureId]) REFERENCES [Pictures] ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123062934_PicturesAndFeatures'
)
BEGIN
    CREATE TABLE [PostPictures] (
        [PictureId] bigint NOT NULL,
        [PostId] bigint NOT NULL,
        [Place] int NOT NULL,
        CONSTRAINT [PK_PostPictures] PRIMARY KEY ([PictureId]),
        CONSTRAINT [FK_PostPictures_Pictures_PictureId] FOREIGN KEY ([PictureId]) REFERENCES [Pictures] ([Id]),
        CONSTRAINT [FK_PostPictures_Posts_PostId] FOREIGN KEY ([PostId]) REFERENCES [Posts] ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123062934_PicturesAndFeatures'
)
BEGIN
    CREATE TABLE [StoreMarks] (
        [Id] int NOT NULL,
        [Mark] nvarchar(32) NOT NULL,
        CONSTRAINT [PK_StoreMarks] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123062934_PicturesAndFeatures'
)
BEGIN
    EXEC(N'UPDATE [Members] SET [PictureId] = NULL, [Portrait] = NULL
    WHERE [Id] = CAST(1 AS bigint);
    SELECT @@ROWCOUNT');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123062934_PicturesAndFeatures'
)
BEGIN
    CREATE INDEX [IX_Pictures_LooseSince] ON [Pictures] ([LooseSince]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123062934_PicturesAndFeatures'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_Members_PictureId] ON [Members] ([PictureId]) WHERE [PictureId] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123062934_PicturesAndFeatures'
)
BEGIN
    CREATE INDEX [IX_BuildFeatures_BuildId] ON [BuildFeatures] ([BuildId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123062934_PicturesAndFeatures'
)
BEGIN
    CREATE INDEX [IX_BuildFeatures_ChosenById] ON [BuildFeatures] ([ChosenById]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123062934_PicturesAndFeatures'
)
BEGIN
    CREATE INDEX [IX_IdeaPictures_IdeaId_Place] ON [IdeaPictures] ([IdeaId], [Place]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123062934_PicturesAndFeatures'
)
BEGIN
    CREATE INDEX [IX_PostPictures_PostId_Place] ON [PostPictures] ([PostId], [Place]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123062934_PicturesAndFeatures'
)
BEGIN
    ALTER TABLE [Members] ADD CONSTRAINT [FK_Members_Pictures_PictureId] FOREIGN KEY ([PictureId]) REFERENCES [Pictures] ([Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123062934_PicturesAndFeatures'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261123062934_PicturesAndFeatures', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123231042_NewsOfAThread'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_Notices_ThreadId_MemberId] ON [Notices] ([ThreadId], [MemberId]) WHERE "ReadAt" IS NULL AND "Kind" = 0');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123231042_NewsOfAThread'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261123231042_NewsOfAThread', N'10.0.14');
END;

COMMIT;
GO

