using BhytWarehouse.Etl.Statistics;

namespace BhytWarehouse.Etl.Tests.Statistics;

public sealed class RobustScoresTests
{
    [Fact]
    public void Of_ANormalSampleWithOneWildFigure_FindsThatOneOnly()
    {
        (double median, double spread, IReadOnlyList<double> scores) = RobustScores.Of([98, 99, 100, 101, 102, 500])!.Value;

        median.ShouldBe(100.5);
        spread.ShouldBe(RobustScores.LeastRelativeSpread * 100.5, 1e-9);
        scores.Take(5).ShouldAllBe(score => Math.Abs(score) < 1);
        scores[5].ShouldBeGreaterThan(50);
    }

    [Fact]
    public void Of_TwoWildFigures_DoesNotHideOneBehindTheOther()
    {
        IReadOnlyList<double> scores = RobustScores.Of([10, 12, 9, 11, 10, 13, 90, 95])!.Value.Scores;

        scores[6].ShouldBeGreaterThan(RobustScores.FewestPeers);
        scores[7].ShouldBeGreaterThan(scores[6]);
    }

    [Theory]
    [InlineData(new double[0])]
    [InlineData(new double[] { 1, 2, 3, 4 })]
    [InlineData(new double[] { 0, 0, 0, 0, 0, 0 })]
    public void Of_TooFewPeersOrNothingToMeasureBy_IsNone(double[] figures) => RobustScores.Of(figures).ShouldBeNull();

    [Fact]
    public void Of_AnyOrderAndScale_GivesTheSameScores()
    {
        Random random = new(20251128);
        for (int round = 0; round < 200; round++)
        {
            double[] figures = [.. Enumerable.Range(0, 5 + random.Next(20)).Select(_ => 10 + (100 * random.NextDouble()))];
            double scale = 0.1 + (50 * random.NextDouble());
            int[] order = [.. Enumerable.Range(0, figures.Length)];
            random.Shuffle(order);

            IReadOnlyList<double> one = RobustScores.Of(figures)!.Value.Scores;
            IReadOnlyList<double> other = RobustScores.Of([.. order.Select(index => figures[index] * scale)])!.Value.Scores;

            for (int index = 0; index < order.Length; index++)
            {
                other[index].ShouldBe(one[order[index]], 1e-6);
            }
        }
    }

    [Fact]
    public void Of_PeersThatAgreeToTheDong_MakesNobodySuspiciousForAHair()
    {
        IReadOnlyList<double> scores = RobustScores.Of([100_000, 100_000, 100_000, 100_000, 100_000, 104_000])!.Value.Scores;

        scores[5].ShouldBeLessThan(1);
    }
}
