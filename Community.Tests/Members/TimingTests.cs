using System.Diagnostics;
using Community.Database;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Members;

/// <summary>
/// Whether an address has an account is not to be read off a clock: 200 tries with an account and 200 without, turn by turn, and the ranks of their times
/// (Mann–Whitney) say whether the two can be told apart. A hash left out would cost half of a try, and the last test shows that such a gap is found.
/// </summary>
[Collection(Browser.Chrome.OneAtATime)]
public sealed class TimingTests : IAsyncLifetime
{
    private const int Tries = 200;
    private const int WarmUp = 10;
    private const int Repeats = 3;

    // Of two alike the greater is the slower in half of all pairs, give or take 0.029 (one standard deviation at 200 + 200); a missing hash gives 0.95 and more.
    private const double Alike = 0.5;
    private const double Tolerance = 0.15;

    // Enough rounds that a hash stands out from the noise of a shared machine, and few enough to take a thousand of them.
    private const int Rounds = 6_000;

    // Whoever is guessed at too often is shut out before anything is compared, so that every account is tried once.
    private const string Known = "known";

    private Portal portal = null!;
    private CommunityDb db = null!;
    private AsyncServiceScope scope;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(TestDatabase.Provider == DatabaseProvider.Sqlite, "Whose time it is, and on which database, changes nothing.");
        portal = await Portal.WithCastAsync(("Limits:Off", "true"));
        scope = portal.Services.CreateAsyncScope();
        db = scope.ServiceProvider.GetRequiredService<CommunityDb>();
    }

    public async ValueTask DisposeAsync()
    {
        if (portal is null) return;
        await scope.DisposeAsync();
        await portal.DisposeAsync();
    }

    [Fact]
    public async Task Signing_in_registering_and_resetting_take_as_long_for_an_address_without_account()
    {
        var (hasher, users) = (Slow(), scope.ServiceProvider.GetRequiredService<UserManager<Member>>());
        await AccountsAsync(hasher);
        var (signIn, register, reset) = (new SignInMember(db, hasher, users, new NobodysHash()), new RegisterMember(db, users, hasher), new AskReset(db, users));

        var shares = (
            await LeastAsync((email, at) => signIn.By(new SignInTry(email, "a wrong guess", $"block {at}"))),
            await LeastAsync((email, _) => register.By(new Registration("Somebody New", email, "a tower of loose bricks", Adult: true))),
            await LeastAsync((email, _) => reset.By(email)));
        Assert.True(new[] { shares.Item1, shares.Item2, shares.Item3 }.All(share => Math.Abs(share - Alike) < Tolerance), $"sign-in, registration, reset: {shares}");
    }

    [Fact]
    public async Task A_hash_left_out_would_be_found()
    {
        var (slow, users) = (Slow(), scope.ServiceProvider.GetRequiredService<UserManager<Member>>());
        await AccountsAsync(slow);
        var leaky = new SignInMember(db, new ForgetfulHasher(slow), users, new NobodysHash());

        // A machine that others use as well hides it now and then in one round, and not in all of them.
        var most = 0.0;
        for (var round = 0; round < Repeats && most <= Alike + Tolerance + 0.1; round++)
            most = Math.Max(most, await ShareAsync((email, at) => leaky.By(new SignInTry(email, "a wrong guess", $"block {round} {at}")), tries: 50));
        Assert.True(most > Alike + Tolerance + 0.1, $"{most}");
    }

    /// <summary>
    /// The share nearest to a half in up to three rounds: a leak shows in every one, while a machine that others use as well is now and then busy in one of them.
    /// </summary>
    private static async Task<double> LeastAsync<T>(Func<string, int, Task<T>> attempt)
    {
        var least = await ShareAsync(attempt);
        for (var round = 1; round < Repeats && Math.Abs(least - Alike) >= Tolerance; round++)
            least = new[] { least, await ShareAsync(attempt) }.MinBy(share => Math.Abs(share - Alike));
        return least;
    }

    /// <summary>In which share of all pairs the try with an account was the slower one.</summary>
    private static async Task<double> ShareAsync<T>(Func<string, int, Task<T>> attempt, int tries = Tries)
    {
        var (known, unknown) = (new List<long>(tries), new List<long>(tries));
        for (var at = -WarmUp; at < tries; at++)
        {
            // Who goes first alternates, so that a drift of the machine is shared; the first few only warm up.
            var pair = new[] { (Email: $"{Known}-{at + WarmUp}@portal.test", Times: known), (Email: $"nobody{at}-{Guid.NewGuid():N}@portal.test", Times: unknown) };
            foreach (var (email, times) in at % 2 == 0 ? pair : [pair[1], pair[0]])
            {
                var started = Stopwatch.GetTimestamp();
                await attempt(email, at);
                if (at >= 0) times.Add(Stopwatch.GetTimestamp() - started);
            }
        }

        return known.Sum(one => unknown.Sum(other => one > other ? 1.0 : one == other ? 0.5 : 0)) / ((double)tries * tries);
    }

    private async Task AccountsAsync(PasswordHasher<Member> hasher)
    {
        for (var at = 0; at < WarmUp + Tries; at++) await portal.NewMemberAsync($"{Known} {at}");
        // A hash says itself how many rounds it takes.
        var hash = hasher.HashPassword(portal.Marie, Portal.Password);
        await portal.Look(rows => rows.Members.Where(row => row.NormalizedEmail!.StartsWith("KNOWN-")).ExecuteUpdateAsync(set => set.SetProperty(row => row.PasswordHash, hash)));
    }

    private static PasswordHasher<Member> Slow() => new(Microsoft.Extensions.Options.Options.Create(new PasswordHasherOptions { IterationCount = Rounds }));

    /// <summary>What a careless portal would do: compare nothing where nobody is.</summary>
    private sealed class ForgetfulHasher(IPasswordHasher<Member> real) : IPasswordHasher<Member>
    {
        public string HashPassword(Member user, string password) => real.HashPassword(user, password);

        public PasswordVerificationResult VerifyHashedPassword(Member user, string hashedPassword, string providedPassword) =>
            user is null ? PasswordVerificationResult.Failed : real.VerifyHashedPassword(user, hashedPassword, providedPassword);
    }
}
