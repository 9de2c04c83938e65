using Community.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Community.Ideas;

public sealed class RisingTests
{
    private const double Steps = 4_294_967_296;
    private static readonly DateTime Origin = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private static readonly Gen<(DateTime At, int K)> Vote =
        Gen.Choose(-30 * 365 * 24 * 60, 81 * 365 * 24 * 60).SelectMany(minute => Gen.Choose(1, 5_000).Select(k => (Origin.AddMinutes(minute), k)));

    private static readonly Arbitrary<(DateTime At, int K)[]> Votes = Vote.NonEmptyListOf().Select(votes => votes.ToArray()).ToArbitrary();

    [Fact]
    public void An_idea_without_votes_has_no_score() => Assert.Null(Rising.Of([]));

    [Fact]
    public void The_score_is_a_count_that_halves_in_a_week()
    {
        Assert.Equal(0, Rising.Add(null, Origin, 1));
        Assert.Equal((long)Steps, Rising.Add(0, Origin, 1));
        Assert.Equal((long)Steps, Rising.Add(null, Origin.AddDays(7), 1));
        Assert.Equal((long)-Steps, Rising.Add(null, Origin.AddDays(-7), 1));
        Assert.Equal((long)-Steps, Rising.Add(null, Origin, 4));
        // Two of last week are one of now.
        Assert.Equal(Rising.Of([(Origin.AddDays(7), 1)]), Rising.Of([(Origin, 1), (Origin, 1)]));
    }

    [Fact]
    public void Votes_added_in_any_order_give_what_the_rows_give() => Votes.Check(votes =>
    {
        var recounted = Rising.Of(votes);
        return Rising.Agrees(Added(votes), recounted, votes.Length)
            && Rising.Agrees(Added(votes.Reverse()), recounted, votes.Length)
            && Rising.Agrees(Added(votes.OrderBy(vote => vote.K)), recounted, votes.Length);
    });

    [Fact]
    public void A_vote_never_lowers_a_score_and_a_fresh_one_raises_it() => Votes.Check(votes =>
    {
        var before = Added(votes);
        var newest = votes.Max(vote => vote.At);
        return votes.All(vote => Rising.Add(before, vote.At, vote.K) >= before) && Rising.Add(before, newest, 1) > before;
    });

    [Fact]
    public void A_later_vote_weighs_more_and_a_later_one_of_its_group_less() => Votes.Check(votes =>
    {
        var before = Added(votes[1..]);
        var (at, k) = votes[0];
        return Rising.Add(before, at.AddDays(1), k) >= Rising.Add(before, at, k) && Rising.Add(before, at, k) >= Rising.Add(before, at, k + 1)
            && Rising.Add(null, at.AddMinutes(1), k) > Rising.Add(null, at, k) && Rising.Add(null, at, k) > Rising.Add(null, at, k + 1);
    });

    [Theory]
    [InlineData(25)]
    [InlineData(400)]
    [InlineData(10_000)]
    public void A_group_of_n_weighs_about_two_roots_of_n(int n)
    {
        var score = Rising.Of(Enumerable.Range(1, n).Select(k => (Origin, k)));
        var weight = double.Exp2(score!.Value / Steps);
        Assert.InRange(weight, (2 * Math.Sqrt(n)) - 1.5, 2 * Math.Sqrt(n));
    }

    [Fact]
    public void Order_is_the_order_of_exactly_decayed_counts() => Votes.Check(votes =>
    {
        var (one, other) = (votes[..(votes.Length / 2)], votes[(votes.Length / 2)..]);
        if (one.Length == 0) return true;
        var now = votes.Max(vote => vote.At);
        var (decayedOne, decayedOther) = (Decayed(one, now), Decayed(other, now));
        // Far apart in time a count is too small to compare as a number; the score still tells.
        if (Math.Min(decayedOne, decayedOther) < 1e-250 || Math.Abs((decayedOne / decayedOther) - 1) < 1e-6) return true;
        return decayedOne > decayedOther == Rising.Of(one) > Rising.Of(other);
    });

    [Fact]
    public void No_date_overflows()
    {
        var first = Rising.Add(null, new DateTime(1990, 1, 1, 0, 0, 0, DateTimeKind.Utc), 200_000);
        var last = Rising.Add(first, new DateTime(2100, 12, 31, 0, 0, 0, DateTimeKind.Utc), 1);
        Assert.InRange(first, -1_600 * (long)Steps, -1_500 * (long)Steps);
        Assert.InRange(last, 4_200 * (long)Steps, 4_300 * (long)Steps);
    }

    [Fact]
    public void Nobody_is_the_zeroth_voter() => Assert.Throws<ArgumentOutOfRangeException>(() => Rising.Add(null, Origin, 0));

    [Fact]
    public void A_score_that_is_off_is_found_out()
    {
        Assert.True(Rising.Agrees(null, null, 0));
        Assert.False(Rising.Agrees(null, 0, 1));
        Assert.False(Rising.Agrees(0, (long)Steps, 2));
        Assert.False(Rising.Agrees(0, 3, 2));
    }

    private static double Decayed(IEnumerable<(DateTime At, int K)> votes, DateTime now) =>
        votes.Sum(vote => double.Exp2((vote.At - now) / TimeSpan.FromDays(7)) / Math.Sqrt(vote.K));

    private static long? Added(IEnumerable<(DateTime At, int K)> votes) =>
        votes.Aggregate((long?)null, (score, vote) => Rising.Add(score, vote.At, vote.K));
}
