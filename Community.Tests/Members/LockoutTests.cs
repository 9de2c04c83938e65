using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Members;

public sealed class LockoutTests : IAsyncLifetime
{
    private Portal portal = null!;

    public async ValueTask InitializeAsync() => portal = await Portal.WithCastAsync();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task Guessing_shuts_out_the_guesser_and_neither_the_owner_nor_the_neighbours()
    {
        var owner = new KnownDevice("phone", [portal.Marie.Id]);
        for (var guess = 0; guess < SignInKeys.NearLimit; guess++) Assert.Equal(MemberRefusals.DoNotMatch, await Try(portal.Marie.Email!, "a wrong guess", "203.0.113.9"));

        Assert.Equal(MemberRefusals.TooManyTries, await Try(portal.Marie.Email!, Portal.Password, "203.0.113.9"));
        Assert.Null(await Try(portal.Marie.Email!, Portal.Password, "203.0.113.9", owner));
        Assert.Null(await Try(portal.Marie.Email!, Portal.Password, "198.51.100.7"));
        // A device of somebody else opens no way around.
        Assert.Equal(MemberRefusals.TooManyTries, await Try(portal.Marie.Email!, Portal.Password, "203.0.113.9", new KnownDevice("other", [portal.Omid.Id])));

        portal.Clock.Advance(SignInKeys.Pause + TimeSpan.FromSeconds(1));
        Assert.Null(await Try(portal.Marie.Email!, Portal.Password, "203.0.113.9"));
    }

    [Fact]
    public async Task A_guesser_with_many_addresses_meets_the_wide_cap_and_the_owners_device_does_not()
    {
        var owner = new KnownDevice("laptop", [portal.Omid.Id]);
        for (var guess = 0; guess < SignInKeys.WideLimit; guess++) await Try(portal.Omid.Email!, "a wrong guess", $"block-{guess}");

        Assert.Equal(MemberRefusals.TooManyTries, await Try(portal.Omid.Email!, Portal.Password, "one-more"));
        Assert.Null(await Try(portal.Omid.Email!, Portal.Password, "one-more", owner));
    }

    [Fact]
    public async Task An_unknown_address_is_shut_out_like_a_known_one()
    {
        for (var guess = 0; guess < SignInKeys.NearLimit; guess++) Assert.Equal(MemberRefusals.DoNotMatch, await Try("nobody@portal.test", "a wrong guess", "203.0.113.9"));
        Assert.Equal(MemberRefusals.TooManyTries, await Try("nobody@portal.test", "a wrong guess", "203.0.113.9"));
    }

    [Fact]
    public async Task Many_tries_at_once_are_as_many_tries()
    {
        await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => Try(portal.Lena.Email!, "a wrong guess", "203.0.113.9")));
        Assert.Equal(MemberRefusals.TooManyTries, await Try(portal.Lena.Email!, Portal.Password, "203.0.113.9"));
    }

    [Fact]
    public async Task An_unknown_address_costs_the_same_hashing_as_a_wrong_password()
    {
        var (hasher, nobodys) = (new CountedHasher(), new NobodysHash());
        await portal.Look(db => new SignInMember(db, hasher, portal.Services.CreateScope().ServiceProvider.GetRequiredService<UserManager<Member>>(), nobodys)
            .By(new SignInTry("nobody@portal.test", "warms the hash of nobody", "a")));
        var wrong = await Cost(portal.Marie.Email!);
        var unknown = await Cost("nobody@portal.test");
        Assert.Equal((0, 1), wrong);
        Assert.Equal(wrong, unknown);

        Assert.Equal((1, 0), await RegistrationCost("fresh@portal.test"));
        Assert.Equal((1, 0), await RegistrationCost(portal.Marie.Email!));

        async Task<(int, int)> Cost(string email)
        {
            hasher.Clear();
            await using var scope = portal.Services.CreateAsyncScope();
            var services = scope.ServiceProvider;
            await new SignInMember(services.GetRequiredService<CommunityDb>(), hasher, services.GetRequiredService<UserManager<Member>>(), nobodys).By(new SignInTry(email, "a wrong guess", "b"));
            return hasher.Count;
        }

        async Task<(int, int)> RegistrationCost(string email)
        {
            hasher.Clear();
            await using var scope = portal.Services.CreateAsyncScope();
            var services = scope.ServiceProvider;
            var typed = new Registration("Somebody New", email, "a tower of loose bricks", Adult: true);
            Assert.True((await new RegisterMember(services.GetRequiredService<CommunityDb>(), services.GetRequiredService<UserManager<Member>>(), hasher).By(typed)).Succeeded);
            return hasher.Count;
        }
    }

    private async Task<Refusal?> Try(string email, string password, string block, KnownDevice? device = null) =>
        (await portal.Do((SignInMember recognise) => recognise.By(new SignInTry(email, password, block, device)))).Refusal;

    private sealed class CountedHasher : IPasswordHasher<Member>
    {
        private readonly PasswordHasher<Member> real = new();

        public (int Hashed, int Verified) Count { get; private set; }

        public void Clear() => Count = default;

        public string HashPassword(Member user, string password)
        {
            Count = (Count.Hashed + 1, Count.Verified);
            return real.HashPassword(user, password);
        }

        public PasswordVerificationResult VerifyHashedPassword(Member user, string hashedPassword, string providedPassword)
        {
            Count = (Count.Hashed, Count.Verified + 1);
            return real.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
