using BhytWarehouse.Etl.Sources.VssClaims;

namespace BhytWarehouse.Etl.Tests.Sources.VssClaims;

public sealed class ClaimArithmeticTests
{
    [Fact]
    public void Charge_RandomLines_EqualsDecimalArithmetic()
    {
        Random random = new(5);
        for (int i = 0; i < 200_000; i++)
        {
            long quantity = random.NextInt64(random.Next(2) == 0 ? 50_000 : 10_000_000_000);
            long price = random.NextInt64(random.Next(2) == 0 ? 900_000_000 : 100_000_000_000_000);
            long rate = random.Next(3) == 0 ? 10_000 : random.Next(20_000);
            long second = random.Next(3) == 0 ? 10_000 : random.Next(10_001);
            System.Numerics.BigInteger exact = (System.Numerics.BigInteger)quantity * price * rate * second;
            System.Numerics.BigInteger scale = System.Numerics.BigInteger.Pow(10, 12);
            System.Numerics.BigInteger rounded = (exact + (scale / 2)) / scale;
            long expected = rounded > ClaimArithmetic.Beyond ? ClaimArithmetic.Beyond : (long)rounded;

            long actual = ClaimArithmetic.Charge(quantity, price, rate, second);

            if (actual != expected)
            {
                // Only products that no field can hold may be answered as being beyond.
                actual.ShouldBe(ClaimArithmetic.Beyond);
                rounded.ShouldBeGreaterThan(100_000_000_000_000_000);
            }
        }
    }

    [Theory]
    [InlineData(long.MaxValue / 10, long.MaxValue / 10, 100_000_000_000, 100_000_000_000)]
    [InlineData(long.MaxValue / 10, long.MaxValue / 10, 10_000, 10_000)]
    public void Charge_BeyondEveryField_IsNoAmount(long quantity, long price, long rate, long second) => ClaimArithmetic.Charge(quantity, price, rate, second).ShouldBe(ClaimArithmetic.Beyond);

    [Theory]
    [InlineData("0", 2, 0)]
    [InlineData("12.345", 3, 12345)]
    [InlineData("12.5", 2, 1250)]
    [InlineData("12.500", 2, 1250)]
    [InlineData("-3", 2, -300)]
    [InlineData("007", 2, 700)]
    [InlineData("90000000000000.00", 2, 9_000_000_000_000_000)]
    [InlineData("999999999999999.999", 3, 999999999999999999)]
    public void TryScaled_Number_GivesItsScaledForm(string text, int decimals, long expected)
    {
        FieldText.TryScaled(System.Text.Encoding.UTF8.GetBytes(text), decimals, out long scaled).ShouldBeTrue();
        scaled.ShouldBe(expected);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("1,000")]
    [InlineData("1.000.000")]
    [InlineData("12.345")]
    [InlineData("1e5")]
    [InlineData("+1")]
    [InlineData(" 1")]
    [InlineData("0x1")]
    [InlineData("١")]
    [InlineData("1234567890123456")]
    [InlineData("90000000000000.01")] // above what the warehouse keeps to the hundredth
    public void TryScaled_AnythingElse_IsNoAmount(string text) => FieldText.TryScaled(System.Text.Encoding.UTF8.GetBytes(text), 2, out _).ShouldBeFalse();

    [Theory]
    [InlineData("202502291200", false)]
    [InlineData("202402291200", true)]
    [InlineData("202501012400", false)]
    [InlineData("202501012360", false)]
    [InlineData("202500001200", false)]
    [InlineData("20250101", false)]
    [InlineData("2025010112000", false)]
    [InlineData("000000000000", false)]
    public void TryTime_Text_IsATimeThatExists(string text, bool isTime) => FieldText.TryTime(System.Text.Encoding.UTF8.GetBytes(text), out _).ShouldBe(isTime);

    [Theory]
    [InlineData("198500000000", true)]
    [InlineData("198513010000", false)]
    [InlineData("198500010000", false)]
    [InlineData("198505120830", true)]
    public void TryBirthTime_Text_MayLeaveMonthAndDayOpen(string text, bool isTime) => FieldText.TryBirthTime(System.Text.Encoding.UTF8.GetBytes(text), out _).ShouldBe(isTime);
}
