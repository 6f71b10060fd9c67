using BhytWarehouse.Etl.Statistics;

namespace BhytWarehouse.Etl.Tests.Statistics;

public sealed class StudentTTests
{
    /// <summary>The table that every textbook has.</summary>
    [Theory]
    [InlineData(0.95, 1, 6.3138)]
    [InlineData(0.975, 2, 4.3027)]
    [InlineData(0.9, 5, 1.4759)]
    [InlineData(0.975, 10, 2.2281)]
    [InlineData(0.995, 30, 2.7500)]
    [InlineData(0.975, 1_000_000, 1.9600)]
    [InlineData(0.1, 5, -1.4759)]
    public void Quantile_OfTheTable_IsThatOfTheTable(double probability, double freedom, double expected)
    {
        double t = StudentT.Quantile(probability, freedom);

        t.ShouldBe(expected, 0.00005);
        StudentT.AtMost(t, freedom).ShouldBe(probability, 1e-9);
    }

    /// <summary>With one degree of freedom it is Cauchy's, which has a closed form.</summary>
    [Theory]
    [InlineData(-30)]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(0.3)]
    [InlineData(12)]
    public void AtMost_OfOneDegree_IsCauchys(double t) => StudentT.AtMost(t, 1).ShouldBe(0.5 + (Math.Atan(t) / Math.PI), 1e-10);

    [Fact]
    public void AtMost_OfNoDegree_Throws() => Should.Throw<ArgumentOutOfRangeException>(() => StudentT.AtMost(0, 0));
}
