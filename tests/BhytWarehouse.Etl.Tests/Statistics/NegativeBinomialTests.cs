using BhytWarehouse.Etl.Statistics;

namespace BhytWarehouse.Etl.Tests.Statistics;

public sealed class NegativeBinomialTests
{
    [Theory]
    [InlineData(0, 2, 0.5, 0.25)]
    [InlineData(1, 2, 0.5, 0.5)]
    [InlineData(2, 2, 0.5, 0.6875)]
    [InlineData(3, 4, 1e-9, 0.43347012)]
    public void AtMost_KnownDistribution_IsItsSum(long count, double mean, double dispersion, double probability) => NegativeBinomial.AtMost(count, mean, dispersion).ShouldBe(probability, 1e-5);

    [Fact]
    public void Tails_OfAnyDistribution_AddUpToOne()
    {
        Random random = new(7);
        for (int round = 0; round < 500; round++)
        {
            double mean = Math.Exp((random.NextDouble() * 12) - 3);
            double dispersion = Math.Exp((random.NextDouble() * 6) - 6);
            long count = (long)(mean * 2 * random.NextDouble());
            (NegativeBinomial.AtMost(count, mean, dispersion) + NegativeBinomial.AtLeast(count + 1, mean, dispersion)).ShouldBe(1, 1e-6);
            long quantile = NegativeBinomial.Quantile(0.99, mean, dispersion);
            NegativeBinomial.AtMost(quantile, mean, dispersion).ShouldBeGreaterThanOrEqualTo(0.99 - 1e-9);
            (quantile == 0 || NegativeBinomial.AtMost(quantile - 1, mean, dispersion) < 0.99 + 1e-9).ShouldBeTrue();
        }
    }

    [Fact]
    public void AtMost_NothingOfMany_IsSmallAndNotZero()
    {
        NegativeBinomial.AtMost(0, 5000, 0.005).ShouldBeInRange(0, 1e-200);
        NegativeBinomial.AtMost(0, 0, 0.1).ShouldBe(1);
        NegativeBinomial.AtLeast(0, 5, 0.1).ShouldBe(1);
    }
}
