using BhytWarehouse.Etl.Statistics;

namespace BhytWarehouse.Etl.Tests.Statistics;

public sealed class ChainLadderTests
{
    /// <summary>Taylor and Ashe (1983), incremental, as Mack (1993) takes it.</summary>
    private static readonly double[][] TaylorAshe =
    [
        [357848, 766940, 610542, 482940, 527326, 574398, 146342, 139950, 227229, 67948],
        [352118, 884021, 933894, 1183289, 445745, 320996, 527804, 266172, 425046],
        [290507, 1001799, 926219, 1016654, 750816, 146923, 495992, 280405],
        [310608, 1108250, 776189, 1562400, 272482, 352053, 206286],
        [443160, 693190, 991983, 769488, 504851, 470639],
        [396132, 937085, 847498, 805037, 705960],
        [440832, 847631, 1131398, 1063269],
        [359480, 1061648, 1443370],
        [376686, 986608],
        [344014],
    ];

    /// <summary>Mack (1993), table 1: reserves and standard errors of each year, 18,680,856 and 2,447,095 in all.</summary>
    [Fact]
    public void Forecast_OfTheTriangleOfTaylorAndAshe_IsMacks()
    {
        IReadOnlyList<double>[] triangle = [.. TaylorAshe.Select(Cumulative)];
        ChainLadder ladder = ChainLadder.Of(triangle).ShouldNotBeNull();

        LadderForecast forecast = ladder.Forecast(triangle);

        ladder.Factors.Select(factor => Math.Round(factor, 3)).ShouldBe([3.491, 1.747, 1.457, 1.174, 1.104, 1.086, 1.054, 1.077, 1.018]);
        Math.Round(forecast.Reserve).ShouldBe(18_680_856);
        Math.Round(forecast.StandardError).ShouldBe(2_447_095);
        triangle.Select((year, index) => Math.Round((forecast.Ultimates[index] - year[^1]) / 1000)).ShouldBe([0, 95, 470, 710, 985, 1419, 2178, 3920, 4279, 4626]);
        forecast.StandardErrors.Select(error => Math.Round(error / 1000)).ShouldBe([0, 76, 122, 134, 261, 411, 558, 875, 971, 1363]);
    }

    [Fact]
    public void Forecast_OfMonthsThatAllGrowAlike_HasNoError()
    {
        IReadOnlyList<double>[] triangle = [[100, 150, 165], [200, 300], [400]];

        LadderForecast forecast = ChainLadder.Of(triangle)!.Forecast(triangle);

        forecast.Ultimates.Select(amount => Math.Round(amount, 9)).ShouldBe([165, 330, 660]);
        forecast.StandardError.ShouldBe(0, 1e-6);
    }

    [Fact]
    public void Of_TooLittleToLearnFrom_IsNone()
    {
        ChainLadder.Of([]).ShouldBeNull();
        ChainLadder.Of([[100, 150], [100]]).ShouldBeNull();
        ChainLadder.Of([[0, 150, 160], [0, 80], [10]]).ShouldBeNull();
    }

    /// <summary>Months that fill up with Mack's own assumptions: about two thirds of the forecasts lie within one standard error, nearly all within two.</summary>
    [Fact]
    public void StandardError_OfGeneratedTriangles_IsAsWideAsTheErrorsAre()
    {
        Random random = new(31_416);
        (int one, int two) = (0, 0);
        const int Rounds = 1000;
        for (int round = 0; round < Rounds; round++)
        {
            double[][] whole = [.. Enumerable.Range(0, 12).Select(_ => Month(random))];
            IReadOnlyList<double>[] triangle = [.. whole.Select((month, index) => (IReadOnlyList<double>)month[..Math.Min(4, 12 - index)])];
            LadderForecast forecast = ChainLadder.Of(triangle)!.Forecast(triangle);
            double error = Math.Abs(forecast.Ultimates.Sum() - whole.Sum(month => month[^1]));
            one += error < forecast.StandardError ? 1 : 0;
            two += error < 2 * forecast.StandardError ? 1 : 0;
        }

        ((double)one / Rounds).ShouldBeInRange(0.63, 0.74);
        ((double)two / Rounds).ShouldBeInRange(0.925, 0.975);
    }

    private static double[] Month(Random random)
    {
        double amount = 1e9 * (0.8 + (0.4 * random.NextDouble()));
        double[] month = new double[4];
        month[0] = amount;
        (double Factor, double Sigma)[] steps = [(1.25, 900), (1.05, 500), (1.01, 200)];
        for (int age = 0; age < 3; age++)
        {
            amount = (amount * steps[age].Factor) + (steps[age].Sigma * Math.Sqrt(amount) * Normal(random));
            month[age + 1] = amount;
        }

        return month;
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static IReadOnlyList<double> Cumulative(double[] increments)
    {
        double sum = 0;
        return [.. increments.Select(increment => sum += increment)];
    }
}
