using BhytWarehouse.Etl.Statistics;

namespace BhytWarehouse.Etl.Tests.Statistics;

public sealed class LargestRemainderTests
{
    [Theory]
    [InlineData(10, new long[] { 1, 1, 1 }, new long[] { 4, 3, 3 })]
    [InlineData(11, new long[] { 1, 1, 1 }, new long[] { 4, 4, 3 })]
    [InlineData(100, new long[] { 70, 30 }, new long[] { 70, 30 })]
    [InlineData(7, new long[] { 70, 30 }, new long[] { 5, 2 })]
    [InlineData(1, new long[] { 1, 2 }, new long[] { 0, 1 })]
    [InlineData(0, new long[] { 5, 5 }, new long[] { 0, 0 })]
    [InlineData(5, new long[] { 0, 3 }, new long[] { 0, 5 })]
    public void Apportion_KnownDivision_GivesTheParts(long total, long[] weights, long[] parts) => LargestRemainder.Apportion(total, weights).ShouldBe(parts);

    [Fact]
    public void Apportion_AnyWeights_ConservesTheTotalAndStaysWithinOneOfTheQuota()
    {
        Random random = new(20250701);
        for (int round = 0; round < 2000; round++)
        {
            long[] weights = [.. Enumerable.Range(0, random.Next(1, 9)).Select(_ => random.NextInt64(0, round % 3 == 0 ? 5 : 3_000_000_000))];
            weights[random.Next(weights.Length)] += 1;
            long total = random.NextInt64(0, round % 2 == 0 ? 100 : 100_000_000);

            long[] parts = LargestRemainder.Apportion(total, weights);

            parts.Sum().ShouldBe(total);
            decimal sum = weights.Sum(weight => (decimal)weight);
            for (int index = 0; index < parts.Length; index++)
            {
                Math.Abs(parts[index] - (total * weights[index] / sum)).ShouldBeLessThan(1m);
                (weights[index] == 0 && parts[index] > 0).ShouldBeFalse();
            }

            LargestRemainder.Apportion(total, weights).ShouldBe(parts);
        }
    }

    [Fact]
    public void Apportion_ProductBeyond64Bits_IsExact() =>
        LargestRemainder.Apportion(9_000_000_000_000_000_000, [4_000_000_000_000_000_000, 4_000_000_000_000_000_000]).ShouldBe([4_500_000_000_000_000_000, 4_500_000_000_000_000_000]);

    [Fact]
    public void Apportion_OnlyZeroWeights_IsRefused() =>
        Should.Throw<ArgumentException>(() => LargestRemainder.Apportion(3, [0, 0])).Message.ShouldContain("at least one positive weight");

    [Fact]
    public void Apportion_NegativeWeight_IsRefused() => Should.Throw<ArgumentOutOfRangeException>(() => LargestRemainder.Apportion(3, [5, -1]));
}
