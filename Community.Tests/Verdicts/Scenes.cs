using System.Globalization;
using Community.Groups;
using Community.Ideas;
using Community.Members;

namespace Community.Verdicts;

/// <summary>Lays out by name what the table's rows are tried on; each time anew, through the use cases that people have.</summary>
internal sealed partial class Scenes(Portal portal)
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
        await portal.SetAsync(portal.Club, JoinPolicy.Open, visibility: name.EndsWith("closed club", StringComparison.Ordinal) ? GroupVisibility.MembersOnly : GroupVisibility.Public);
        await portal.GiveStaffFactorsAsync();
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
        "saved view" => SavedViewAsync(null),
        "my saved view" => SavedViewAsync(actor),
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
        "build" or "build in the closed club" => BuildAsync(),
        "my liked build" => MyLikedBuildAsync(actor),
        "draft build" => DraftBuildAsync(),
        "build of the week" => BuildOfTheWeekAsync(),
        "build and a free week" => FreeWeekAsync(),
        "unpublished build" => UnpublishedBuildAsync(),
        "deleted build" => DeletedBuildAsync(),
        "hidden build" => HiddenBuildAsync(),
        "post under a build" or "post under a build in the closed club" => PostUnderBuildAsync(),
        "report on a build" => ReportOnBuildAsync(),
        "picture" or "picture in the closed club" => PictureAsync(shown: true),
        "picture of a draft" => PictureAsync(shown: false),
        "picture of an idea" => PictureOfIdeaAsync(hidden: false),
        "picture of a hidden idea" => PictureOfIdeaAsync(hidden: true),
        "picture of a draft idea" => PictureOfDraftAsync(),
        "picture of a post" => PictureOfPostAsync(hidden: false),
        "picture of a hidden post" => PictureOfPostAsync(hidden: true),
        "loose picture" => LoosePictureAsync(),
        "upload" => UploadAsync(),
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
        "token" => TokenAsync(),
        "my profile" => MyProfileAsync(actor ?? portal.Marie),
        "session" => SessionAsync(),
        "passkey" => PasskeyAsync(),
        "link" => LinkAsync(),
        "my missing factor" => portal.TakeFactorAsync(actor ?? portal.Marie),
        "my key" => MyKeyAsync(actor ?? portal.Marie),
        "my factor" => MyFactorAsync(actor ?? portal.Marie),
        _ => throw new FormatException($"No such scene: {name}"),
    };

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
