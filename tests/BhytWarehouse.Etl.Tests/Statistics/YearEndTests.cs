using BhytWarehouse.Etl.Statistics;

namespace BhytWarehouse.Etl.Tests.Statistics;

public sealed class YearEndTests
{
    /// <summary>By hand: months of 100 that are half there at first and whole a month later; the year's last whole month is June, of which half is missing.</summary>
    [Fact]
    public void Of_MonthsThatAllFillUpAlike_CompletesTheLastAndExpectsTheOthersLikeThem()
    {
        ClaimMonth[] months = [.. Enumerable.Range(1, 6).Select(month => new ClaimMonth(202500 + month, month == 6 ? [50] : [50, 100]))];
        ChainLadder ladder = ChainLadder.Of([.. months.Select(month => month.Amounts)])!;

        YearEnd end = YearEnd.Of(ladder, months, 2025, []).ShouldNotBeNull();

        (end.Over, end.Others, end.Total, end.OtherMonths, end.IsSeasonal).ShouldBe((600, 600, 1200, 6, false));
        end.StandardError.ShouldBe(0, 1e-6);
        end.MoreThan(1199).ShouldBe(1);
        end.MoreThan(1201).ShouldBe(0);
    }

    /// <summary>By hand: 90, 110, 90, 110 have mean 100 and variance 400/3; eight months more vary by 400/3 × (8 + 64/4) = 3200.</summary>
    [Fact]
    public void Of_MonthsThatScatter_AddsTheScatterAndTheErrorOfTheMean()
    {
        ClaimMonth[] months = [.. ((double[])[90, 110, 90, 110]).Select((amount, index) => new ClaimMonth(202501 + index, [amount, amount]))];

        YearEnd end = YearEnd.Of(ChainLadder.Of([.. months.Select(month => month.Amounts)])!, months, 2025, []).ShouldNotBeNull();

        end.Total.ShouldBe(1200, 1e-9);
        end.StandardError.ShouldBe(Math.Sqrt(3200), 1e-9);
        end.Freedom.ShouldBe(3);
        // A tenth of the probability lies above 1.6377 standard errors (Student's t, 3 degrees of freedom).
        end.Quantile(0.9).ShouldBe(1200 + (1.6377 * Math.Sqrt(3200)), 0.01);
        end.MoreThan(end.Quantile(0.9)).ShouldBe(0.1, 1e-6);
    }

    [Fact]
    public void Of_MonthsBeforeTheFirst_AreTakenLikeTheOthers()
    {
        ClaimMonth[] months = [.. Enumerable.Range(4, 6).Select(month => new ClaimMonth(202500 + month, [100, 100]))];

        YearEnd end = YearEnd.Of(ChainLadder.Of([.. months.Select(month => month.Amounts)])!, months, 2025, [202501, 202502, 202503])!;

        (end.Total, end.OtherMonths).ShouldBe((1200, 6));
    }

    [Fact]
    public void Of_TooFewMonths_IsNone()
    {
        ClaimMonth[] months = [.. Enumerable.Range(1, 3).Select(month => new ClaimMonth(202500 + month, [100, 100]))];

        YearEnd.Of(ChainLadder.Of([.. months.Select(month => month.Amounts)])!, months, 2025, []).ShouldBeNull();
    }

    /// <summary>Three years of a strong season: the last quarter is dearer, and the forecast knows; with less than two years it does not pretend to.</summary>
    [Fact]
    public void Of_YearsWithASeason_ExpectsItOnlyWhenTwoYearsTell()
    {
        double Amount(int month) => month % 100 >= 10 ? 150 : 100;
        ClaimMonth[] months = [.. Enumerable.Range(0, 33).Select(step => 202301 + (step / 12 * 100) + (step % 12)).Select(month => new ClaimMonth(month, [Amount(month), Amount(month)]))];
        ChainLadder ladder = ChainLadder.Of([.. months.Select(month => month.Amounts)])!;

        YearEnd known = YearEnd.Of(ladder, months, 2025, [])!;
        YearEnd unknown = YearEnd.Of(ladder, months[12..], 2025, [])!;

        known.IsSeasonal.ShouldBeTrue();
        known.Others.ShouldBe(450, 3);
        unknown.IsSeasonal.ShouldBeFalse();
        unknown.Others.ShouldBeLessThan(420);
    }

    /// <summary>Years of random months cut off in September: the 80 % band holds about as often as it says, and overruns come as often as foretold.</summary>
    [Theory]
    [InlineData(9)]
    [InlineData(21)]
    public void Band_OfGeneratedYears_HoldsAboutAsOftenAsItSays(int history)
    {
        Random random = new(2026 + history);
        (int inside, int over) = (0, 0);
        double foretold = 0;
        const int Rounds = 400;
        for (int round = 0; round < Rounds; round++)
        {
            double[] whole = [.. Enumerable.Range(0, history + 3).Select(_ => 1000 * (1 + (0.08 * Normal(random))))];
            int first = history == 9 ? 202501 : 202401;
            ClaimMonth[] months = [.. Enumerable.Range(0, history).Select(step => new ClaimMonth(first + (step / 12 * 100) + (step % 12), Filled(whole[step], Math.Min(3, history - step), random)))];
            YearEnd end = YearEnd.Of(ChainLadder.Of([.. months.Select(month => month.Amounts)])!, months, 2025, [])!;
            double truth = whole[^12..].Sum();
            inside += truth >= end.Quantile(0.1) && truth <= end.Quantile(0.9) ? 1 : 0;
            over += truth > 12_150 ? 1 : 0;
            foretold += end.MoreThan(12_150);
        }

        ((double)inside / Rounds).ShouldBeInRange(0.72, 0.92);
        (foretold / Rounds).ShouldBe((double)over / Rounds, 0.1);
    }

    /// <summary>Most arrives with the month, the rest within two more.</summary>
    private static double[] Filled(double whole, int known, Random random)
    {
        double first = 0.8 + (0.02 * Normal(random));
        double second = Math.Min(1, 0.97 + (0.005 * Normal(random)));
        return [.. ((double[])[whole * first, whole * second, whole]).Take(known)];
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
