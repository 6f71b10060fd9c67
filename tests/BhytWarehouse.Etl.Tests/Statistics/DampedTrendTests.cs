using BhytWarehouse.Etl.Statistics;

namespace BhytWarehouse.Etl.Tests.Statistics;

public sealed class DampedTrendTests
{
    [Fact]
    public void Of_TooFewMonths_IsNone() => DampedTrend.Of([1, 2, 3, 4, 5]).ShouldBeNull();

    [Fact]
    public void At_ASeriesThatStandsStill_StaysThere()
    {
        DampedTrend trend = DampedTrend.Of([.. Enumerable.Repeat(1000.0, 8)]).ShouldNotBeNull();

        trend.At(6).ShouldBe(1000, 1e-6);
        trend.ErrorAt(6).ShouldBe(0, 1e-6);
    }

    /// <summary>A trend that is itself damped with a factor of the grid is taken over exactly: l + b(φ + φ²) with l = 100 + 10(φ + … + φⁿ).</summary>
    [Fact]
    public void At_ASeriesWithADampedTrend_GoesOnAsItWent()
    {
        double value = 100;
        List<double> series = [];
        for (int month = 1; month <= 14; month++)
        {
            value += 10 * Math.Pow(0.9, month);
            series.Add(value);
        }

        DampedTrend trend = DampedTrend.Of(series[..12]).ShouldNotBeNull();

        trend.At(1).ShouldBe(series[12], 1e-6);
        trend.At(2).ShouldBe(series[13], 1e-6);
    }

    [Fact]
    public void OfSum_OfOneMonth_IsThatOfTheMonth()
    {
        DampedTrend trend = DampedTrend.Of([5, 9, 4, 8, 6, 11, 9, 12, 10, 15])!;

        for (int month = 1; month <= 6; month++)
        {
            trend.OfSum([.. Enumerable.Range(1, month).Select(at => at == month ? 1.0 : 0)]).Variance.ShouldBe(Math.Pow(trend.ErrorAt(month), 2), 1e-9);
        }

        trend.OfSum([1, 1]).Variance.ShouldBeGreaterThan(Math.Pow(trend.ErrorAt(1), 2) + Math.Pow(trend.ErrorAt(2), 2));
    }

    /// <summary>Back-test: members of communes that grow, stand or shrink, with shocks that stay and scatter that does not; how often what came lay in the 80 % interval. With a year or less it is known least, and the band rather too wide.</summary>
    [Theory]
    [InlineData(7, 3, 0, 25, 0.75, 0.94)]
    [InlineData(12, 6, 0, 25, 0.75, 0.95)]
    [InlineData(12, 3, 12, 0, 0.68, 0.88)]
    [InlineData(24, 6, 12, 25, 0.75, 0.90)]
    [InlineData(36, 3, 12, 0, 0.74, 0.86)]
    [InlineData(36, 12, -8, 10, 0.75, 0.90)]
    public void Interval_OfGeneratedSeries_HoldsAboutAsOftenAsItSays(int months, int ahead, double growth, double scatter, double least, double most)
    {
        Random random = new(20_260_704 + months + ahead);
        const int Rounds = 500;
        int inside = 0;
        for (int round = 0; round < Rounds; round++)
        {
            double level = 5000 + (2000 * random.NextDouble());
            double[] series = new double[months + ahead];
            for (int month = 0; month < series.Length; month++)
            {
                level += growth + (15 * Normal(random));
                series[month] = level + (scatter * Normal(random));
            }

            DampedTrend trend = DampedTrend.Of(series[..months])!;
            double width = StudentT.Quantile(0.9, trend.Freedom) * trend.ErrorAt(ahead);
            inside += Math.Abs(series[^1] - trend.At(ahead)) <= width ? 1 : 0;
        }

        ((double)inside / Rounds).ShouldBeInRange(least, most);
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
