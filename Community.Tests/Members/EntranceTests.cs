using System.Net;
using Community.Tokens;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Community.Members;

/// <summary>What was proven is proven of the account as it was: a password or a factor that changes under way takes the proof with it.</summary>
public sealed class EntranceTests : IAsyncLifetime
{
    private const string Another = "a bridge of loose bricks";
    private Portal portal = null!;

    public async ValueTask InitializeAsync() => portal = await Portal.WithCastAsync();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Theory]
    [InlineData("password")]
    [InlineData("code")]
    [InlineData("passkey")]
    [InlineData("link")]
    public async Task Nobody_enters_by_a_proof_from_before_the_password_changed(string door)
    {
        var member = await portal.NewMemberAsync($"Late {door}");
        if (door == "code") await portal.GiveFactorAsync(member);
        var who = await ProveAsync(door, await portal.NowAsync(member));
        Assert.Equal(SignInStep.Enter, who.Next);
        var now = await portal.NowAsync(member);
        Assert.True((await portal.Do((ChangePassword change) => change.By(now, new OwnerProof(Portal.Password), Another))).Succeeded);

        Assert.Equal(MemberRefusals.StepIsOver, (await portal.Do((BeginSession begin) => begin.By(who, "Firefox", "Linux"))).Refusal);
        Assert.Equal(MemberRefusals.StepIsOver, (await portal.Do((MakeDayToken make) => make.By(who))).Refusal);
        Assert.False(await portal.Look(db => db.Sessions.Where(row => row.MemberId == member.Id).Select(row => row.MemberId).Concat(db.AccessTokens.Where(row => row.MemberId == member.Id).Select(row => row.MemberId)).AnyAsync()));
        var fresh = await portal.RecognisedAsync(member);
        Assert.True((await portal.Do((BeginSession begin) => begin.By(fresh, "Firefox", "Linux"))).Succeeded);
    }

    [Fact]
    public async Task Whoever_was_signed_out_meanwhile_neither_ends_others_nor_opens_a_further_way_in()
    {
        var was = await portal.NowAsync(portal.Lena);
        var proof = new OwnerProof(Portal.Password);
        Assert.True((await portal.Do((ChangePassword change) => change.By(was, proof, Another))).Succeeded);
        var settled = (await portal.NowAsync(portal.Lena)).SecurityStamp;

        Assert.Equal(Refusal.ChangedMeanwhile, (await portal.Do((EndSessions end) => end.By(was))).Refusal);
        Assert.Equal(Refusal.ChangedMeanwhile, (await portal.Do((ChangePassword change) => change.By(was, proof, Another))).Refusal);
        Assert.Equal(Refusal.ChangedMeanwhile, (await portal.Do((ConfirmSecondFactor confirm) => confirm.By(was, "000000"))).Refusal);
        Assert.Equal(Refusal.ChangedMeanwhile, (await portal.Do((AddPasskey add) => add.By(was, proof, Key(9), "Phone"))).Refusal);
        Assert.Equal(Refusal.ChangedMeanwhile, (await portal.Do((MakePersonalToken make) => make.By(was, proof, new TokenWish("Late", Scopes.Read, 7)))).Refusal);
        Assert.Equal(settled, (await portal.NowAsync(portal.Lena)).SecurityStamp);
    }

    [Fact]
    public async Task A_session_goes_on_with_the_stamp_of_its_own_act_and_with_no_later_one()
    {
        var who = await portal.RecognisedAsync(portal.Omid);
        var session = (await portal.Do((BeginSession begin) => begin.By(who, "Firefox", "Linux"))).Value;
        var first = await ChangeAsync(portal.Omid, Portal.Password, Another);
        await ChangeAsync(portal.Omid, Another, Portal.Password);
        await portal.Do((KeepSession keep) => keep.By(portal.Omid.Id, first, session));

        var now = await portal.NowAsync(portal.Omid);
        Assert.Empty(await portal.Look(db => db.SessionsOf(now, default)));
    }

    [Fact]
    public async Task A_further_way_in_is_opened_with_the_second_factor_where_there_is_one()
    {
        await portal.GiveFactorAsync(portal.Karim);
        using var karim = await portal.SignedIn(portal.Karim);
        Assert.NotNull((await karim.Read("/account/security")).QuerySelector("[aria-labelledby=passkeys] input[name=Code]"));
        (string, string)[] wish = [("Name", "Club website"), ("Scopes", "Read"), ("Days", "30"), ("Current", Portal.Password)];
        var refused = await karim.Submit("/account/tokens", wish);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.NotEqual("", (await refused.Page()).QuerySelector("#Code-tokens-error")!.TextContent);
        Assert.Equal(HttpStatusCode.SeeOther, (await karim.Submit("/account/tokens", [.. wish, ("Code", await portal.CodeOfAsync(portal.Karim.Email!))])).StatusCode);

        var now = await portal.NowAsync(portal.Karim);
        Assert.Equal(MemberRefusals.WrongCode, (await portal.Do((AddPasskey add) => add.By(now, new OwnerProof(Portal.Password, "000000"), Key(3), "Phone"))).Refusal);
        var proof = await portal.ProofOfAsync(portal.Karim);
        Assert.True((await portal.Do((AddPasskey add) => add.By(now, proof, Key(3), "Phone"))).Succeeded);
        using var marie = await portal.SignedIn(portal.Marie);
        Assert.Null((await marie.Read("/account/tokens")).QuerySelector("input[name=Code]"));
    }

    [Fact]
    public async Task Too_many_codes_is_one_answer_wherever_one_is_asked_for()
    {
        await portal.GiveFactorAsync(portal.Aylin);
        using var aylin = await portal.SignedIn(portal.Aylin);
        HttpResponseMessage last = null!;
        for (var guess = 0; guess <= SignInKeys.NearLimit; guess++) last = await aylin.Submit("/account/security/factor/codes", ("Current", Portal.Password), ("Code", "000000"));

        Assert.Equal((HttpStatusCode.TooManyRequests, SignInKeys.Pause), (last.StatusCode, last.Headers.RetryAfter!.Delta));
        Assert.NotNull((await last.Page()).QuerySelector("[role=alert]"));
    }

    [Fact]
    public async Task Another_address_is_asked_for_with_what_proves_the_owner_as_the_account_is_now()
    {
        await portal.GiveFactorAsync(portal.Marie);
        var (now, proof) = (await portal.NowAsync(portal.Marie), await portal.ProofOfAsync(portal.Marie));
        Assert.Equal(MemberRefusals.WrongCode, (await portal.Do((AskEmailChange ask) => ask.By(now, new OwnerProof(Portal.Password), "marie@elsewhere.example"))).Refusal);
        Assert.True((await portal.Do((AskEmailChange ask) => ask.By(now, proof, "marie@elsewhere.example"))).Succeeded);
        Assert.True((await portal.Do((EndSessions end) => end.By(now))).Succeeded);
        var another = await portal.ProofOfAsync(portal.Marie);
        Assert.Equal(Refusal.ChangedMeanwhile, (await portal.Do((AskEmailChange ask) => ask.By(now, another, "marie@elsewhere.example"))).Refusal);
    }

    [Fact]
    public async Task A_session_left_open_is_not_where_a_password_is_found_out()
    {
        using var member = await portal.SignedIn(await portal.NewMemberAsync("Left Open"));
        HttpResponseMessage last = null!;
        for (var guess = 0; guess <= SignInKeys.NearLimit; guess++) last = await member.Submit("/account/security/password", ("Current", $"guess number {guess}"), ("Password", Another));

        Assert.Equal(HttpStatusCode.TooManyRequests, last.StatusCode);
        // The owner's own word counts no more than a guess until the pause is over.
        Assert.Equal(HttpStatusCode.TooManyRequests, (await member.Submit("/account/security/email", ("Current", Portal.Password), ("Email", "left@open.example"))).StatusCode);
    }

    [Fact]
    public async Task A_new_password_by_mail_shuts_every_way_in_that_somebody_may_have_left_behind()
    {
        var member = await portal.NowAsync(await portal.NewMemberAsync("Robbed"));
        Assert.True((await portal.Do((AddPasskey add) => add.By(member, new OwnerProof(Portal.Password), Key(11), "Thief"))).Succeeded);
        Assert.True((await portal.Do((LinkOutside link) => link.By(member.Recognise(), new OutsideIdentity("id.example", "thief", "", false, ""), "Elsewhere"))).Succeeded);
        Assert.True((await portal.Do((AskEmailChange ask) => ask.By(member, new OwnerProof(Portal.Password), "thief@elsewhere.example"))).Succeeded);
        Assert.True((await portal.Do((BeginSecondFactor begin) => begin.By(member, new OwnerProof(Portal.Password)))).Succeeded);
        var token = await portal.Do((UserManager<Member> users) => users.GeneratePasswordResetTokenAsync(member));
        Assert.True((await portal.Do((ResetPassword reset) => reset.By(member.Id, token, Another))).Succeeded);

        Assert.Equal(MemberRefusals.PasskeyUnknown, (await portal.Do((SignInByPasskey enter) => enter.By(member.Id, member.SecurityStamp!, Key(11)))).Refusal);
        Assert.False(await portal.Look(db => db.UserLogins.AnyAsync(row => row.UserId == member.Id)));
        Assert.False(await portal.Look(db => db.UserTokens.AnyAsync(row => row.UserId == member.Id && row.Name == NewEmail.Name)));
        Assert.False(await portal.Look(db => db.SecondFactors.AnyAsync(row => row.MemberId == member.Id)));
    }

    private async Task<NewStamp> ChangeAsync(Member member, string from, string to)
    {
        var now = await portal.NowAsync(member);
        return (await portal.Do((ChangePassword change) => change.By(now, new OwnerProof(from), to))).Value;
    }

    private async Task<Recognised> ProveAsync(string door, Member member)
    {
        if (door == "link") return await ByLinkAsync(member);
        if (door == "passkey")
        {
            Assert.True((await portal.Do((AddPasskey add) => add.By(member, new OwnerProof(Portal.Password), Key(5), "Phone"))).Succeeded);
            return (await portal.Do((SignInByPasskey enter) => enter.By(member.Id, member.SecurityStamp!, Key(5)))).Value;
        }

        var first = (await portal.Do((SignInMember recognise) => recognise.By(new SignInTry(member.Email!, Portal.Password, "a")))).Value;
        if (door == "password") return first;
        var code = await portal.CodeOfAsync(member.Email!);
        return (await portal.Do((PassSecondFactor pass) => pass.By(new CodeTry(member.Id, first.Stamp, code, "a")))).Value;
    }

    private async Task<Recognised> ByLinkAsync(Member member)
    {
        await portal.Look(db => db.Members.Where(row => row.Id == member.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.EmailConfirmed, false)));
        var token = await portal.Do((UserManager<Member> users) => users.GenerateEmailConfirmationTokenAsync(member));
        return (await portal.Do((ConfirmEmail confirm) => confirm.By(member.Id, token, Portal.Password))).Value;
    }

    private static UserPasskeyInfo Key(byte number) =>
        new([7, number], [1], DateTimeOffset.UnixEpoch, 0, null, isUserVerified: true, isBackupEligible: false, isBackedUp: false, [1], [1]);
}
