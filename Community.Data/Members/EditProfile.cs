using Community.Pictures;
using Community.Text;

namespace Community.Members;

/// <summary>What a member says of themselves, and how they show themselves.</summary>
/// <param name="Portrait">One picture, or none; null leaves it as it is.</param>
public sealed record ProfileDraft(
    string Name, string Handle, string About = "", string Country = "", IReadOnlyList<string>? Languages = null, string TimeZone = "", string Culture = "en", IReadOnlyList<ChosenPicture>? Portrait = null)
{
    public ProfileDraft Clean() => this with
    {
        Name = CleanText.Line(Name),
        Handle = CleanText.Line(Handle).TrimStart('@').ToLowerInvariant(),
        About = CleanText.Clean(About),
        Country = CleanText.Line(Country).ToUpperInvariant(),
        Languages = MemberRules.Tidy(Languages),
        TimeZone = TimeZone is { Length: > 0 } ? TimeZone : TimeZones.Utc,
    };

    public Refusal? Refuses()
    {
        if (MemberRules.RefusesName(Name) is { } unnamed) return unnamed;
        if (About.Length > MemberSizes.AboutMaximum) return MemberRefusals.AboutLength;
        if (Portrait is { Count: > 1 }) return PictureRefusals.TooManyHere(1);
        return MemberRules.RefusesPlace(Country, Languages!, TimeZone);
    }
}

/// <summary>A member edits their profile.</summary>
public sealed class EditProfile(CommunityDb db)
{
    public Task<Outcome<string>> By(Member? member, ProfileDraft typed, CancellationToken stop = default) => db.SaveAsync<string>(async () =>
    {
        if (member is null) return Refusal.SignInFirst;
        var draft = typed.Clean();
        if (draft.Refuses() is { } refusal) return refusal;
        var before = await db.Members.Where(one => one.Id == member.Id).Select(one => one.UserName).SingleAsync(stop);
        // A handle that was given, by an import say, may be kept even where it could not be chosen.
        if (draft.Handle != before && (MemberRules.RefusesHandle(draft.Handle) ?? await db.MakeRoomForAsync(draft.Handle, member.Id, stop)) is { } taken) return taken;
        await db.LockAsync<Member>(member.Id, stop);
        var row = await db.Members.SingleAsync(one => one.Id == member.Id, stop);
        (row.Handle, row.NormalizedUserName) = (draft.Handle, draft.Handle.ToUpperInvariant());
        (row.Name, row.About, row.Country) = (draft.Name, draft.About, draft.Country);
        (row.Languages, row.TimeZone, row.Culture) = ([.. draft.Languages!], draft.TimeZone, draft.Culture);
        if (draft.Portrait is { } portrait && await ShowAsync(row, portrait.FirstOrDefault(), stop) is { } unshown) return unshown;
        db.Raise(new ProfileEdited(row.Id));
        return row.Handle;
    }, stop);

    private async Task<Refusal?> ShowAsync(Member row, ChosenPicture? portrait, CancellationToken stop)
    {
        if (await db.SetPortraitAsync(row, portrait, stop) is { } refusal) return refusal;
        await db.NamePortraitsAsync([row.Id], stop);
        return null;
    }
}

/// <summary>A member reads the portal in another language from now on.</summary>
public sealed class ChooseLanguage(CommunityDb db)
{
    public Task<Outcome<Done>> By(Member member, string culture, CancellationToken stop = default) => db.SaveAsync<Done>(async () =>
    {
        await db.Members.Where(row => row.Id == member.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Culture, culture), stop);
        return Done.It;
    }, stop);
}
