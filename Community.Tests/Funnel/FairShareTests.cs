using Community.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Community.Funnel;

public sealed class FairShareTests
{
    private static readonly Gen<(long N, long V)> Group =
        Gen.Choose(0, 20_000).SelectMany(n => Gen.Choose(0, n).Select(v => ((long)n, (long)v)));

    private static readonly Arbitrary<(long N, long V)[]> Groups = Group.NonEmptyListOf().Select(groups => groups.ToArray()).ToArbitrary();

    // Newcombe, Statistics in Medicine 17 (1998), table I, method 3; and by hand for 10 of 10: 10 ÷ (10 + z²).
    [Theory]
    [InlineData(81, 263, 0.2553)]
    [InlineData(15, 148, 0.0624)]
    [InlineData(0, 20, 0)]
    [InlineData(1, 29, 0.0061)]
    [InlineData(10, 10, 0.7225)]
    [InlineData(5, 10, 0.2366)]
    [InlineData(0, 0, 0)]
    public void The_lower_end_is_the_published_one(long v, long n, double lower) => Assert.Equal(lower, Wilson.Lower(v, n), 0.00005);

    [Fact]
    public void The_lower_end_is_a_share_below_the_measured_one_and_grows_with_every_voter() => Group.ToArbitrary().Check(group =>
    {
        var lower = Wilson.Lower(group.V, group.N);
        return lower >= 0 && (group.V == 0 ? lower == 0 : lower < (double)group.V / group.N && lower > Wilson.Lower(group.V - 1, group.N));
    });

    [Fact]
    public void More_voters_than_members_are_a_mistake() => Assert.Throws<ArgumentOutOfRangeException>(() => Wilson.Lower(3, 2));

    [Fact]
    public void A_group_adds_its_root_times_its_sure_share() =>
        Assert.Equal((10 * Wilson.Lower(40, 100)) + (3 * Wilson.Lower(9, 9)), FairShare.Of([(100, 40), (9, 9)], (0, 0)), 1e-12);

    [Fact]
    public void Everyone_else_counts_at_most_as_much_as_the_group_that_counts_most()
    {
        var groups = new[] { (100L, 40L), (9L, 9L) };
        var most = Math.Max(FairShare.Term(100, 40), FairShare.Term(9, 9));
        Assert.Equal(FairShare.Of(groups, (0, 0)) + most, FairShare.Of(groups, (50_000, 50_000)), 1e-12);
        Assert.Equal(FairShare.Of(groups, (0, 0)) + FairShare.Term(20, 3), FairShare.Of(groups, (20, 3)), 1e-12);
        Assert.Equal(0, FairShare.Of([], (50_000, 50_000)));
    }

    [Fact]
    public void Order_does_not_matter_and_no_group_passes_its_root() => Groups.Check(groups =>
    {
        var share = FairShare.Of(groups, (10, 10));
        return Math.Abs(share - FairShare.Of(groups.Reverse(), (10, 10))) < 1e-9 && share <= groups.Sum(group => Math.Sqrt(group.N)) * 2;
    });

    [Fact]
    public void A_hundred_small_groups_outweigh_one_big_one_of_as_many_members()
    {
        var small = Enumerable.Repeat((80L, 40L), 100);
        Assert.True(FairShare.Of(small, (0, 0)) > 5 * FairShare.Of([(8_000, 4_000)], (0, 0)));
    }

    [Fact]
    public void New_members_without_a_group_cannot_carry_an_idea() => Assert.Equal(0, FairShare.Of([(500, 0), (60, 0)], (3_000, 3_000)));
}
