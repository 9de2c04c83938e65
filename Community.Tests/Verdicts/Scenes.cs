using System.Globalization;
using Community.Admin;
using Community.Funnel;
using Community.Groups;
using Community.Ideas;
using Community.Members;
using Community.Moderation;
using Community.Notifications;
using Community.Threads;
using Microsoft.EntityFrameworkCore;

namespace Community.Verdicts;

/// <summary>Lays out by name what the table's rows are tried on; each time anew, through the use cases that people have.</summary>
internal sealed class Scenes(Portal portal)
{
    public const string Words = "We tried it at two meetings, and everybody there wanted one.";

    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);
    private int made;
    private Member? owner;
    private string? forRole;

    public async Task<Scene> MakeAsync(string name, string role, Member? actor)
    {
        values.Clear();
        (owner, forRole) = (null, name.StartsWith("my ", StringComparison.Ordinal) ? role : null);
        made++;
        Put("n", made);
        values["words"] = Words;
        values["marie"] = portal.Marie.Handle;
        values["marie-id"] = Text(portal.Marie.Id);
        values["marie-mail"] = portal.Marie.Email!;
        values["password"] = name == "confirmation link" ? Newcomers.Password : Portal.Password;
        await portal.SetAsync(portal.Club, JoinPolicy.Open, visibility: name == "closed club" ? GroupVisibility.MembersOnly : GroupVisibility.Public);
        await LayOutAsync(name, actor);
        return new Scene(owner, forRole, new Dictionary<string, string>(values, StringComparer.Ordinal));
    }

    private Task LayOutAsync(string name, Member? actor) => name switch
    {
        "nothing" or "closed club" => Task.CompletedTask,
        "idea" => IdeaAsync(),
        "draft" => DraftAsync(),
        "undecided idea" => UndecidedAsync(),
        "idea that Ankara voted for" => VotedElsewhereAsync(),
        "idea of a vacant group" => VacantAsync(),
        "forwarded" => ForwardedAsync(),
        "undecided forwarded" => UndecidedForwardedAsync(),
        "escalated" => EscalatedAsync(),
        "shaping" => MovedAsync(IdeaStage.Shaping),
        "planned" => MovedAsync(IdeaStage.Planned),
        "withdrawn" => WithdrawnAsync(),
        "hidden idea" => HiddenIdeaAsync(),
        "my voted idea" => MyVotedAsync(actor),
        "my voted planned idea" => MyVotedAsync(actor, IdeaStage.Planned),
        "my followed idea" => MyFollowedAsync(actor),
        "post" => PostAsync(),
        "edited post" => EditedPostAsync(),
        "hidden post" => HiddenPostAsync(),
        "post on a hidden idea" => PostOnHiddenAsync(),
        "my reaction" => MyReactionAsync(actor),
        "report" => ReportAsync(),
        "group" => GroupAsync(),
        "group by invitation" => GroupAsync(JoinPolicy.Invitation),
        "applied group" => GroupAsync(status: GroupStatus.Applied),
        "club" => ClubAsync(),
        "club with a new deputy" => ClubWithDeputyAsync(),
        "request" => AskedAsync(MembershipStatus.Requested),
        "member of the club" => AskedAsync(MembershipStatus.Active),
        "my membership" => MyMembershipAsync(actor),
        "invitation" => InvitationAsync(portal.Club.Slug),
        "invitation to a group" => InvitationToGroupAsync(),
        "notice" => NoticeAsync(),
        "line" => LineAsync(archived: false),
        "archived line" => LineAsync(archived: true),
        "newcomer" => NewcomerAsync(),
        "team member" => TeamMemberAsync(),
        "founded group" => FoundedAsync(),
        "dead letter" => DeadLetterAsync(),
        "confirmation link" => ConfirmationLinkAsync(),
        "unconfirmed" => UnconfirmedAsync(),
        "reset link" => ResetLinkAsync(),
        "address link" => AddressLinkAsync(),
        "mail" => MailAsync(),
        "my profile" => MyProfileAsync(actor ?? portal.Marie),
        _ => throw new FormatException($"No such scene: {name}"),
    };

    private async Task<Idea> IdeaAsync()
    {
        var idea = await portal.NewIdeaAsync(portal.Marie, $"A tray that clips under plate {made}", portal.Club.Slug);
        Put(idea);
        return idea;
    }

    private async Task DraftAsync() => await SaveAsync(portal.Storage.Slug);

    private async Task<long> SaveAsync(string line)
    {
        var draft = new IdeaDraft($"A tray that clips under plate {made}", "We sweep two thousand parts into one box.", "A shallow tray that travels as one piece.", line, portal.Club.Slug);
        var id = (await portal.Do((SaveDraft save) => save.By(portal.Marie, null, draft))).Value.IdeaId;
        Put(await portal.IdeaAsync(id));
        return id;
    }

    private async Task<long> UndecidedAsync()
    {
        var id = await SaveAsync("");
        Done(await portal.Do((PublishIdea publish) => publish.By(portal.Marie, id)));
        return id;
    }

    private async Task VotedElsewhereAsync()
    {
        var idea = await IdeaAsync();
        for (var voter = 1; voter <= 5; voter++)
        {
            var member = await portal.NewMemberAsync(Fresh("Voter", voter), portal.OtherClub.Id);
            Done(await portal.Do((VoteForIdea vote) => vote.By(member, idea.Id)));
        }
    }

    private async Task VacantAsync()
    {
        var group = await GroupAsync();
        await portal.Look(async db =>
        {
            db.Deputyships.Add(new Deputyship { GroupId = group, MemberId = portal.Lena.Id, Slot = 1, StartedAt = db.Now });
            return await db.SaveChangesAsync();
        });
        Done(await portal.Do((JoinGroup join) => join.By(portal.Marie, values["slug"], "")));
        var slug = values["slug"];
        Put(await portal.NewIdeaAsync(portal.Marie, $"A tray that clips under plate {made}", slug));
        values["group"] = slug;
    }

    private async Task<Idea> ForwardedAsync()
    {
        // A forward is spent, and a quarter has five.
        await portal.Look(db => db.Forwards.Where(row => row.Quarter > 0).ExecuteUpdateAsync(set => set.SetProperty(row => row.Quarter, row => -(int)row.Id)));
        var idea = await IdeaAsync();
        Done(await portal.Forward(portal.Karim, idea.Id));
        return idea;
    }

    private async Task UndecidedForwardedAsync()
    {
        await portal.Look(db => db.Forwards.Where(row => row.Quarter > 0).ExecuteUpdateAsync(set => set.SetProperty(row => row.Quarter, row => -(int)row.Id)));
        Done(await portal.Forward(portal.Karim, await UndecidedAsync()));
    }

    private async Task EscalatedAsync()
    {
        var idea = await ForwardedAsync();
        await portal.Look(db => db.Ideas.Where(row => row.Id == idea.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.EscalatedAt, db.Now)));
    }

    private async Task<Idea> MovedAsync(IdeaStage stage)
    {
        var idea = await ForwardedAsync();
        Done(await portal.Move(portal.Priya, idea.Id, stage));
        return idea;
    }

    private async Task WithdrawnAsync()
    {
        var idea = await IdeaAsync();
        Done(await portal.Do((WithdrawIdea withdraw) => withdraw.By(portal.Marie, idea.Id)));
    }

    private async Task<Idea> HiddenIdeaAsync()
    {
        var idea = await IdeaAsync();
        await HideAsync(SubjectKind.Idea, idea.Id);
        return idea;
    }

    private async Task MyVotedAsync(Member? actor, IdeaStage? stage = null)
    {
        var idea = stage is null ? await IdeaAsync() : await ForwardedAsync();
        if (actor is not null) Done(await portal.Do((VoteForIdea vote) => vote.By(actor, idea.Id)));
        if (stage is { } to) Done(await portal.Move(portal.Priya, idea.Id, to));
    }

    private async Task MyFollowedAsync(Member? actor)
    {
        var idea = await IdeaAsync();
        if (actor is not null) Done(await portal.Do((SetFollow follow) => follow.By(actor, idea.Id, follows: true)));
    }

    private async Task<long> PostAsync(Idea? on = null)
    {
        var idea = on ?? await IdeaAsync();
        var words = $"I would pay twice for number {made}.";
        var placed = await portal.Do((PlacePost place) => place.By(portal.Marie, idea.ThreadId, words));
        Done(placed);
        Put("seq", placed.Value.Seq);
        values["text"] = words;
        var post = await portal.Look(db => db.Posts.Where(row => row.ThreadId == idea.ThreadId && row.Seq == placed.Value.Seq).Select(row => row.Id).SingleAsync());
        Put("post", post);
        return post;
    }

    private async Task EditedPostAsync()
    {
        await PostAsync();
        var (thread, seq) = (Number("thread"), Number("seq"));
        Done(await portal.Do((EditPost edit) => edit.By(portal.Marie, thread, seq, "I would pay three times.")));
    }

    private async Task HiddenPostAsync()
    {
        var post = await PostAsync();
        await HideAsync(SubjectKind.Post, post);
    }

    private async Task PostOnHiddenAsync()
    {
        var idea = await IdeaAsync();
        await PostAsync(idea);
        await HideAsync(SubjectKind.Idea, idea.Id);
    }

    private async Task MyReactionAsync(Member? actor)
    {
        await PostAsync();
        var (thread, seq) = (Number("thread"), Number("seq"));
        if (actor is not null) Done(await portal.Do((ReactToPost react) => react.By(actor, thread, seq, "brick")));
    }

    private async Task ReportAsync() => await ReportOnAsync(SubjectKind.Post, await PostAsync());

    private async Task ReportOnAsync(SubjectKind subject, long id)
    {
        var receipted = await portal.Do((ReportContent report) => report.By(portal.Omid, subject, id, ReportGround.Unkind, ""));
        Done(receipted);
        values["receipt"] = receipted.Value.Receipt;
        Put("report", await portal.Look(db => db.Reports.Where(row => row.Receipt == receipted.Value.Receipt).Select(row => row.Id).SingleAsync()));
    }

    private async Task HideAsync(SubjectKind subject, long id)
    {
        await ReportOnAsync(subject, id);
        var report = Number("report");
        Done(await portal.Do((DecideReport decide) => decide.By(portal.Line, report, DecisionKind.Hide, "It names somebody.")));
    }

    private async Task<long> GroupAsync(JoinPolicy policy = JoinPolicy.Open, GroupStatus status = GroupStatus.Recognised)
    {
        var name = Fresh("Harbour Builders");
        var created = await portal.Do((CreateGroup create) => create.By(portal.Admin, new GroupDraft(name, Country: "DK", Languages: ["en"], JoinPolicy: policy)));
        Done(created);
        var id = created.Value;
        if (status != GroupStatus.Recognised) await portal.Look(db => db.Groups.Where(row => row.Id == id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Status, status)));
        var group = await portal.Look(db => db.Groups.AsNoTracking().SingleAsync(row => row.Id == id));
        values["slug"] = group.Slug;
        values["name"] = group.Name;
        Put("id", id);
        Put("version", group.Version);
        return id;
    }

    /// <summary>Only Lena is its deputy, so that there is room for another.</summary>
    private async Task ClubAsync()
    {
        await NewcomerAsync();
        var club = portal.Club.Id;
        await portal.Look(db => db.Deputyships.Where(row => row.GroupId == club && row.MemberId != portal.Lena.Id && row.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(row => row.EndedAt, db.Now)));
        Put("id", club);
        Put("version", await portal.Look(db => db.Groups.Where(row => row.Id == club).Select(row => row.Version).SingleAsync()));
        values["slug"] = portal.Club.Slug;
    }

    private async Task ClubWithDeputyAsync()
    {
        await ClubAsync();
        Done(await portal.Do((AppointDeputy appoint) => appoint.By(portal.Admin, portal.Club.Id, values["who"])));
    }

    private async Task AskedAsync(MembershipStatus status)
    {
        owner = await portal.NewMemberAsync(Fresh("Asker"));
        await portal.BelongAsync(owner, portal.Club, status);
        values["handle"] = owner.Handle;
        values["slug"] = portal.Club.Slug;
    }

    private async Task MyMembershipAsync(Member? actor)
    {
        if (actor is null)
        {
            await GroupAsync();
            values["handle"] = portal.Marie.Handle;
            return;
        }

        // The first may become the home; the second is not, and can be chosen.
        await GroupAsync();
        Done(await portal.Do((JoinGroup join) => join.By(actor, values["slug"], "")));
        made++;
        await GroupAsync();
        Done(await portal.Do((JoinGroup join) => join.By(actor, values["slug"], "")));
        values["handle"] = actor.Handle;
    }

    private async Task InvitationAsync(string slug)
    {
        var invited = await portal.Do((MakeInvitation invite) => invite.By(portal.Admin, slug));
        Done(invited);
        values["code"] = invited.Value.Code;
        Put("invitation", invited.Value.Id);
    }

    private async Task InvitationToGroupAsync()
    {
        await GroupAsync(JoinPolicy.Invitation);
        await InvitationAsync(values["slug"]);
    }

    private async Task NoticeAsync()
    {
        var idea = await IdeaAsync();
        await portal.SettleAsync();
        await portal.Look(db => db.Notices.ExecuteDeleteAsync());
        var placed = await portal.Do((PlacePost place) => place.By(portal.Omid, idea.ThreadId, "Count me in."));
        Done(placed);
        await portal.SettleAsync();
        await portal.Look(db => db.Notices.Where(row => row.MemberId != portal.Marie.Id).ExecuteDeleteAsync());
        await portal.Look(async db =>
        {
            await db.Inboxes.Where(row => row.MemberId != portal.Marie.Id).ExecuteDeleteAsync();
            var others = await db.Members.Where(row => row.Id != portal.Marie.Id).Select(row => row.Id).ToListAsync();
            db.Inboxes.AddRange(others.Select(id => new Inbox { MemberId = id }));
            return await db.SaveChangesAsync();
        });
        Put("notice", await portal.Look(db => db.Notices.Select(row => row.Id).SingleAsync()));
    }

    private async Task LineAsync(bool archived)
    {
        var name = Fresh("Trays");
        var line = await portal.Do((CreateLine create) => create.By(portal.Admin, new LineDraft(name)));
        Done(line);
        if (archived) Done(await portal.Do((ArchiveLine archive) => archive.By(portal.Admin, line.Value, archived: true)));
        values["name"] = name;
        Put("id", line.Value);
        Put("version", await portal.Look(db => db.ProductLines.Where(row => row.Id == line.Value).Select(row => row.Version).SingleAsync()));
    }

    private async Task<Member> NewcomerAsync()
    {
        var member = await portal.NewMemberAsync(Fresh("Newcomer"));
        values["who"] = member.Handle;
        values["mail"] = member.Email!;
        Put("member", member.Id);
        return member;
    }

    private async Task TeamMemberAsync()
    {
        var member = await NewcomerAsync();
        Done(await portal.Do((GrantRole grant) => grant.By(portal.Admin, member.Handle, SiteRole.CommunityTeam)));
    }

    private async Task FoundedAsync()
    {
        await GroupAsync();
        var id = Number("id");
        var leading = await NewcomerAsync();
        Done(await portal.Do((AppointFoundingAmbassador appoint) => appoint.By(portal.Admin, id, leading.Handle)));
        made++;
        var second = await NewcomerAsync();
        Done(await portal.Do((AppointDeputy appoint) => appoint.By(portal.Admin, id, second.Handle)));
        Put("deputy", second.Id);
        made++;
        await NewcomerAsync();
    }

    private async Task DeadLetterAsync()
    {
        var idea = await UndecidedAsync();
        Done(await portal.Do((SortIdea sort) => sort.By(portal.Line, idea, portal.Storage.Slug)));
        await portal.SettleAsync();
        Put("letter", await portal.Look(async db =>
        {
            var sorted = await db.Events.Where(stored => stored.Kind == nameof(IdeaSorted)).MaxAsync(stored => stored.Id);
            var row = new Events.PendingFollowUp { EventId = sorted, Name = nameof(TellOfSorting), DueAt = db.Now, DeadAt = db.Now, Error = "It was given up." };
            db.PendingFollowUps.Add(row);
            await db.SaveChangesAsync();
            return row.Id;
        }));
    }

    private async Task<string> RegisterAsync()
    {
        var mail = $"registered{made}@portal.test";
        Done(await portal.Do((RegisterMember register) => register.By(new Registration(Fresh("Registered"), mail, Newcomers.Password, Adult: true))));
        return mail;
    }

    private async Task ConfirmationLinkAsync() => PutLink((await portal.MailsTo(await RegisterAsync()))[^1], "/account/confirm?");

    private async Task UnconfirmedAsync()
    {
        using var visitor = portal.Visitor();
        var page = await (await visitor.SignIn(await RegisterAsync(), Newcomers.Password)).Page();
        values["proof"] = page.Field("proof");
    }

    private async Task ResetLinkAsync()
    {
        var member = await NewcomerAsync();
        Done(await portal.Do((AskReset ask) => ask.By(member.Email!)));
        PutLink((await portal.MailsTo(member.Email!))[^1], "/account/reset?");
    }

    private async Task AddressLinkAsync()
    {
        owner = await NewcomerAsync();
        var address = $"moved{made}@portal.test";
        Done(await portal.Do((AskEmailChange ask) => ask.By(owner, Portal.Password, address)));
        PutLink((await portal.MailsTo(address))[^1], "/account/new-email?");
    }

    private Task MyProfileAsync(Member actor)
    {
        (values["name"], values["handle"]) = (actor.Name, actor.Handle);
        return Task.CompletedTask;
    }

    private async Task MailAsync()
    {
        await ResetLinkAsync();
        values["file"] = Path.GetFileName(Directory.GetFiles(MailFolder(), "*.eml")[0]);
    }

    private string MailFolder() => portal.Services.GetService(typeof(Platform.MailSettings)) is Platform.MailSettings settings ? settings.Folder : "";

    private void PutLink(Platform.EmlText mail, string path)
    {
        var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(Postbox.LinkIn(mail, path).Split('?')[1].Trim());
        values["member"] = query["member"].ToString();
        values["token"] = query["token"].ToString();
    }

    private void Put(Idea idea)
    {
        Put("id", idea.Id);
        Put("thread", idea.ThreadId);
        Put("version", idea.ConceptVersion);
        values["title"] = idea.Title;
        values["slug"] = idea.Slug;
        values["line"] = portal.Storage.Slug;
        values["group"] = portal.Club.Slug;
    }

    private void Put(string name, long number) => values[name] = Text(number);

    private long Number(string name) => long.Parse(values[name], CultureInfo.InvariantCulture);

    private string Fresh(string name, int part = 0) => part == 0 ? $"{name} {Text(made)}" : $"{name} {Text(made)} {Text(part)}";

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static void Done<T>(Outcome<T> outcome) => Assert.Null(outcome.Refusal);
}
