using Community.Text;

namespace Community.Members;

/// <summary>What a member says of themselves.</summary>
public sealed record ProfileDraft(
    string Name, string Handle, string About = "", string Country = "", IReadOnlyList<string>? Languages = null, string TimeZone = "", string Culture = "en")
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
        var row = await db.Members.SingleAsync(one => one.Id == member.Id, stop);
        // A handle that was given, by an import say, may be kept even where it could not be chosen.
        if (draft.Handle != row.Handle && (MemberRules.RefusesHandle(draft.Handle) ?? await db.MakeRoomForAsync(draft.Handle, row.Id, stop)) is { } taken) return taken;
        (row.Handle, row.NormalizedUserName) = (draft.Handle, draft.Handle.ToUpperInvariant());
        (row.Name, row.About, row.Country) = (draft.Name, draft.About, draft.Country);
        (row.Languages, row.TimeZone, row.Culture) = ([.. draft.Languages!], draft.TimeZone, draft.Culture);
        db.Raise(new ProfileEdited(row.Id));
        return row.Handle;
    }, stop);
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
