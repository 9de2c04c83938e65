namespace Community.Members;

public sealed class TotpTests
{
    // The key of RFC 6238's appendix B, "12345678901234567890", in base 32; its codes have eight digits, of which apps show the last six.
    private const string Key = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1_111_111_109, "081804")]
    [InlineData(1_111_111_111, "050471")]
    [InlineData(1_234_567_890, "005924")]
    [InlineData(2_000_000_000, "279037")]
    [InlineData(20_000_000_000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code)
    {
        var now = DateTime.UnixEpoch.AddSeconds(seconds);
        Assert.Equal(code, Totp.CodeAt(Key, Totp.StepAt(now)));
        Assert.Equal(Totp.StepAt(now), Totp.StepOf(Key, code, now));
    }

    [Fact]
    public void A_clock_may_be_one_step_off_and_not_two()
    {
        var now = DateTime.UnixEpoch.AddSeconds(1_234_567_890);
        var step = Totp.StepAt(now);
        Assert.Equal(step - 1, Totp.StepOf(Key, Totp.CodeAt(Key, step - 1), now));
        Assert.Equal(step + 1, Totp.StepOf(Key, Totp.CodeAt(Key, step + 1), now));
        Assert.Null(Totp.StepOf(Key, Totp.CodeAt(Key, step - 2), now));
        Assert.Null(Totp.StepOf(Key, Totp.CodeAt(Key, step + 2), now));
        Assert.Null(Totp.StepOf(Key, "", now));
    }

    [Fact]
    public void Keys_are_160_bits_and_none_comes_twice()
    {
        var keys = Enumerable.Range(0, 100).Select(_ => Totp.NewKey()).ToList();
        Assert.All(keys, key => Assert.Equal(32, key.Length));
        Assert.Equal(100, keys.Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData(" K7QM-2f9x k0ol-il11 ", "k7qm2f9xk0011111")]
    [InlineData("۱۲۳ ۴۵۶", "123456")]
    [InlineData(null, "")]
    public void What_people_type_is_read_as_they_meant_it(string? typed, string read) => Assert.Equal(read, RecoveryCodes.Read(typed));
}
